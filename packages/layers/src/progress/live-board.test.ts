import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { LiveBoard } from './live-board';

let board: LiveBoard;
afterEach(() => board.close());

/** A terminal whose text can be read. */
function terminal() {
  let text = '';
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 30 });
  stream.on('data', (chunk) => {
    text += chunk;
  });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text };
}

describe('LiveBoard', () => {
  it('shows what happens, and how each layer ended', async () => {
    const { stream, text } = terminal();
    board = new LiveBoard(['network', 'data', 'edge'], stream, new AbortController().signal);
    await sleep(20);
    board.line('network').show('applying', '1/3');
    await sleep(700);
    expect(text()).toMatch(/network +0:0\d {2}applying 1\/3/);

    board.line('network').succeed('3 created');
    board.line('data').fail('LAYERS-TF-001, see below');
    await board.close();

    expect(text()).toMatch(/✔.* network +0:0\d {2}3 created/);
    expect(text()).toMatch(/✖.* data +0:0\d {2}LAYERS-TF-001, see below/);
    expect(text()).toMatch(/edge +0:0\d {2}waiting/);
    expect(text()).not.toContain('stopping');
  });

  it('says at once that it stops, since no other message can be seen meanwhile', async () => {
    const { stream, text } = terminal();
    const interruption = new AbortController();
    board = new LiveBoard(['network'], stream, interruption.signal);
    await sleep(20);
    board.line('network').show('applying', '1/3');
    interruption.abort();
    await sleep(700);

    expect(text()).toMatch(/network +0:0\d {2}stopping: applying 1\/3/);
    board.line('network').fail('interrupted');
    await board.close();
    expect(text()).toMatch(/✖.* network +0:0\d {2}interrupted/);
  });
});
