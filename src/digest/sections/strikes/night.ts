// The lines of one direction: launched, brought down, hits, damage, scale. The same words for both sides.
import type { Direction } from '../../digest.ts';
import { lineOf } from '../../marks.ts';
import type { Block } from '../../message.ts';
import { slugOf } from '../../speakers.ts';
import { leadIsOwn, type Scene } from '../../judging/sums.ts';
import { elsewhereLines, regionsLine, scaleLine } from './beside.ts';
import { downedLine } from './endings.ts';
import { groundLines } from './ground.ts';
import { hitsLine } from './hits.ts';
import { areasLine, launchedLine } from './launches.ts';
import { headingKey, sceneOf, voiceOf, type View } from '../view.ts';
import { sharedMarks, type Voice } from '../voice.ts';

/** Heading with the one who speaks: "RUSSIA -> UKRAINE · Ukraine's Air Force says [1]". */
const heading = (voice: Voice): Block['heading'] => {
  const { words, scene } = voice;
  const title = lineOf(words.say(headingKey(voice.direction.attacker)), { bold: true });
  if (voice.speaker !== null && voice.main !== null)
    return [
      ...title,
      ...lineOf(` · ${words.say(`says-${voice.speaker}`)} ${voice.citations.mark(voice.main)}`),
    ];
  const [entry] = scene.unnumbered;
  if (!entry || scene.figures.some(({ munition }) => munition !== null)) return title;
  const says =
    entry.speaker !== null && words.has(`name-${slugOf(entry.speaker)}`)
      ? words.say('says-name', { name: words.say(`name-${slugOf(entry.speaker)}`) })
      : entry.by === null
        ? null
        : words.say(`says-${entry.by}`);
  return says === null
    ? title
    : [...title, ...lineOf(` · ${says} ${voice.citations.mark(entry.document.id)}`)];
};

const mainOf = (scene: Scene, speaker: Voice['speaker']): string | null => {
  const of = scene.figures.filter(
    (figure) => figure.munition !== null && figure.lead.by === speaker && figure.sumOf !== 'kinds',
  );
  const own = of.filter((figure) => leadIsOwn(scene, figure));
  if (speaker !== null) return (own[0] ?? of[0])?.lead.source ?? null;
  // Without any figure the heading names whoever speaks without numbers.
  return scene.figures.some(({ munition }) => munition !== null)
    ? null
    : (scene.unnumbered[0]?.document.id ?? null);
};

/** One direction of the night; null where there is nothing to say and nothing to miss. */
export const directionBlock = (view: View, direction: Direction): Block => {
  const scene = sceneOf(view.digest, direction, 'night');
  const speaker = voiceOf(scene);
  const voice: Voice = { ...view, direction, scene, speaker, main: mainOf(scene, speaker) };
  const title = heading(voice);
  const { words } = view;
  const lines: Block['lines'][number][] = [];
  const push = (text: string | null, detail?: Block['lines'][number]['detail']): void => {
    if (text !== null)
      lines.push({ spans: lineOf(sharedMarks(text)), ...(detail ? { detail } : {}) });
  };
  push(launchedLine(voice));
  push(areasLine(voice), 'launchAreas');
  push(downedLine(voice));
  push(regionsLine(voice), 'regions');
  push(hitsLine(voice));
  for (const text of elsewhereLines(voice)) push(text);
  lines.push(...groundLines(view, direction.attacker));
  push(scaleLine(voice));
  if (lines.length === 0 || !direction.reported) push(words.say(`no-report-${direction.attacker}`));
  return { id: direction.attacker, heading: title, lines };
};
