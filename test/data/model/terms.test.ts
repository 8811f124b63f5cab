import { describe, expect, test } from 'vitest';
import { agrees, exactly } from '../../../src/data/model/count.ts';
import {
  belongsTo,
  covers,
  isMunition,
  munitionKey,
  munitionParents,
} from '../../../src/data/model/terms.ts';

describe('munitions cover one another, so that nothing is added across levels', () => {
  test('air-target covers missile and drone, and missile its kinds', () => {
    expect(covers('air-target', 'drone')).toBe(true);
    expect(covers('air-target', 'kalibr')).toBe(true);
    expect(covers('missile', 'iskander-m')).toBe(true);
    expect(covers('missile', 'shahed')).toBe(false);
    expect(covers('drone', 'missile')).toBe(false);
  });
  test('a thing does not cover itself', () => {
    expect(covers('drone', 'drone')).toBe(false);
    expect(covers('kh-101/kh-555', 'kh-555/kh-101')).toBe(false);
  });
  test('a jet Shahed is a Shahed and a drone', () => {
    expect(covers('shahed', 'shahed-jet')).toBe(true);
    expect(covers('drone', 'shahed-jet')).toBe(true);
  });
  test('a bundle covers each of its kinds, and belongs where all of them do', () => {
    expect(covers('kh-101/kh-555', 'kh-101')).toBe(true);
    expect(covers('kh-101', 'kh-101/kh-555')).toBe(false);
    expect(belongsTo('iskander-m/s-400', 'ballistic-missile')).toBe(true);
    expect(belongsTo('iskander-m/kalibr', 'ballistic-missile')).toBe(false);
    expect(belongsTo('iskander-m/kalibr', 'missile')).toBe(true);
  });
  test('a bundle is the same in any order', () => {
    expect(munitionKey('s-400/iskander-m')).toBe(munitionKey('iskander-m/s-400'));
  });
  test('a label of an unknown kind is no munition', () => {
    expect(isMunition('kalibr/kh-46')).toBe(false);
  });
  test('every class that covers another exists', () => {
    const ids = Object.keys(munitionParents);
    for (const parent of Object.values(munitionParents))
      if (parent !== null) expect(ids).toContain(parent);
  });
});

describe('a number keeps its hedge', () => {
  test('over 400 agrees with 426 and not with 390', () => {
    expect(agrees({ value: 400, bound: 'atLeast' }, exactly(426))).toBe(true);
    expect(agrees({ value: 400, bound: 'atLeast' }, exactly(390))).toBe(false);
  });
  test('up to 26 agrees with 24 and not with 27', () => {
    expect(agrees({ value: 26, bound: 'atMost' }, exactly(24))).toBe(true);
    expect(agrees({ value: 26, bound: 'atMost' }, exactly(27))).toBe(false);
  });
  test('two exact figures agree only where they are equal', () => {
    expect(agrees(exactly(404), exactly(403))).toBe(false);
    expect(agrees(exactly(0), exactly(0))).toBe(true);
  });
  test('over 400 and up to 26 cannot both be true', () => {
    expect(agrees({ value: 400, bound: 'atLeast' }, { value: 26, bound: 'atMost' })).toBe(false);
  });
});
