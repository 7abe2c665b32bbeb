import type { ViewName } from './keymap.js';
import type { Explain } from './problems/explain.js';
import type { View } from './view.js';
import { LadderView } from './views/ladder.js';
import { LatencyView } from './views/latency.js';
import { OverviewView } from './views/overview.js';
import { PacketsView } from './views/packets.js';
import { ProblemsView } from './views/problems.js';
import { VsisView } from './views/vsis.js';

/** The views, each as it is at the start. */
export function allViews(explain: Explain): Readonly<Record<ViewName, View>> {
  return {
    overview: new OverviewView(explain),
    vsis: new VsisView(),
    ladder: new LadderView(),
    packets: new PacketsView(),
    problems: new ProblemsView(explain),
    latency: new LatencyView(),
  };
}
