/** The comment by which a recording says that nobody but the program that captured looked at a clock. */
export const ARRIVAL_TIMES = 'times are those of arrival: the backend has none of the kernel';
