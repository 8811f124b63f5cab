// Stages without an archive, closed after each test of a file, and messages of a few lines to be shown on them.
import { afterEach, expect } from 'vitest';
import type { Line, Message } from '../../../src/digest/message.ts';
import { setStage, type Stage, type StageOptions } from './stage.ts';

/** To be called where the tests of a file begin; returns what sets the stage of one test. */
export const emptyStages = (): ((options: StageOptions) => Promise<Stage>) => {
  let stage: Stage | null = null;
  afterEach(async () => {
    expect(stage?.fake.complaints ?? []).toEqual([]);
    await stage?.close();
    stage = null;
  });
  return async (options) => {
    stage = await setStage({ empty: true, ...options });
    return stage;
  };
};

export const linesOf = (...spans: readonly Line[]): Message => ({
  language: 'en',
  summary: 'the fact',
  blocks: [{ id: 'x', heading: null, lines: spans.map((line) => ({ spans: line })) }],
  sources: [],
  actions: [],
});
