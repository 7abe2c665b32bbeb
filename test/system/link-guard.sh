#!/bin/sh
# Makes the two network namespaces of a lab, then waits for its standard input to end: by the end of the tests, or because
# whoever started it failed, was interrupted or killed. Then it ends what was started there and removes what was made.
#
#   link-guard.sh NAME FOLDER     namespaces NAME-st with veth0 and NAME-br with veth2; FOLDER is removed at the end
#
# It says `ready` when the link is there. Each line it reads is the id of a process that was started in one of the two.
trap '' INT TERM HUP
name=$1 folder=$2 started=' '

# Ids that were told and that are in the namespaces still: an id that the system gave to somebody else meanwhile is not.
running() {
  for end in st br; do ip netns pids "$name-$end" 2>/dev/null; done | while read -r pid; do
    case $started in *" $pid "*) echo "$pid" ;; esac
  done
}

if ip netns add "$name-st" && ip netns add "$name-br" &&
  ip link add veth0 netns "$name-st" type veth peer name veth2 netns "$name-br" &&
  ip -n "$name-st" link set veth0 up && ip -n "$name-br" link set veth2 up; then
  echo ready
  while read -r pid; do started="$started$pid "; done
fi

for signal in TERM KILL; do
  for pid in $(running); do kill -s "$signal" "$pid" 2>/dev/null; done
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -n "$(running)" ] || break 2
    sleep 0.1
  done
done
ip netns del "$name-st"
ip netns del "$name-br"
rm -rf "$folder"
