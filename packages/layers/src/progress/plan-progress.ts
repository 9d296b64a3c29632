import type { TerraformEvent } from '../terraform/events';
import type { BoardLine } from './board';

/** Shows on a line how far a plan is: how many objects Terraform has read. */
export function showPlanning(line: BoardLine): (event: TerraformEvent) => void {
  let read = 0;
  return (event) => {
    if (event.type !== 'refresh_complete') return;
    read += 1;
    line.show('planning', `${read} read`);
  };
}

/** Shows on a line how far an apply is: resources done of all, and the one it has waited for longest. */
export function showApplying(line: BoardLine, phase: string, total: number): (event: TerraformEvent) => void {
  let done = 0;
  const running = new Map<string, number>();
  return (event) => {
    switch (event.type) {
      case 'apply_start':
        running.set(event.hook.resource.addr, 0);
        break;
      case 'apply_progress':
        running.set(event.hook.resource.addr, event.hook.elapsed_seconds);
        break;
      case 'apply_complete':
        done += 1;
        running.delete(event.hook.resource.addr);
        break;
      case 'apply_errored':
        running.delete(event.hook.resource.addr);
        break;
      default:
        return;
    }
    line.show(phase, `${done}/${total}${describeWait(running)}`);
  };
}

function describeWait(running: ReadonlyMap<string, number>): string {
  const [slowest] = [...running].sort(([, left], [, right]) => right - left);
  if (slowest === undefined) return '';
  const [address, seconds] = slowest;
  return `, waiting for ${address}${seconds > 0 ? ` ${seconds}s` : ''}`;
}
