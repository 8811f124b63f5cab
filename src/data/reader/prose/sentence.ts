// One sentence of an article as figures: each number with its verb, side, place, night and speaker, or left out.
import type { Incident } from '../../model/report.ts';
import { attackerOf } from './voices/attackers.ts';
import type { Context, Reading } from './context.ts';
import { incidentsIn } from './ground/incidents.ts';
import { casualties, namedVoice, outcomes, within } from './context.ts';
import { inherited, isSubsetMark, munitionOf } from './voices/leaning.ts';
import { mentionsIn } from './counts/mentions.ts';
import {
  isBeyondANight,
  isCumulative,
  isForeign,
  isRecord,
  warlikeNear,
} from './voices/outside.ts';
import { actorBefore, attackerByPlace, attackerIn, regionsIn } from './places.ts';
import { attributionsOf } from './voices/speakers.ts';
import { remember, voiceAt, type Attribution } from './voices/voice.ts';
import { resolve, timesIn } from './time.ts';
import type { Sentence } from './tokens.ts';
import { isUnreal, type Governor } from './counts/governor.ts';
import { governorOf } from './counts/verbs.ts';
import { nightOf, timeOf } from './when.ts';
import { capitalOf, placeOfPeople, regionsOf, saysThere, spokenOf } from './where.ts';

export const readSentence = (
  context: Context,
  sentence: Sentence,
  at: number,
  reading: Reading,
): void => {
  const { tokens, paragraph } = sentence;
  const cueFirst = attackerIn(tokens, 0, tokens.length);
  const attributions: Attribution[] = attributionsOf(
    context.text,
    sentence,
    context.memory,
    attackerByPlace(tokens) ?? cueFirst ?? context.attacker,
  );
  const marks = timesIn(sentence, context.published);
  const cue = attackerIn(tokens, 0, tokens.length);
  const definite = marks.find(
    (mark) =>
      !mark.weak &&
      (mark.relative === 'that' || (mark.date !== null && mark.relative !== 'dayBefore')),
  );
  const warlike = within(
    tokens,
    0,
    tokens.length,
    (token) =>
      token.is.attack !== undefined ||
      token.is.munition !== undefined ||
      token.is.verb !== undefined,
  );
  const anchor =
    context.local !== null && context.local.paragraph === paragraph
      ? context.local.anchor
      : context.main;
  if (definite && warlike) {
    const found = resolve(definite, anchor, context.published, context.recent);
    if (found.date !== null) {
      context.main ??= { date: found.date, part: found.part };
      context.local = { anchor: { date: found.date, part: found.part }, paragraph };
    }
  }
  // "the largest strike since the start of the invasion" is told of one night.
  if (
    within(tokens, 0, tokens.length, (token) => token.is.span !== undefined) &&
    !within(tokens, 0, tokens.length, (token) => token.is.record !== undefined)
  )
    context.span = { sentence: at, paragraph };
  const dated = marks.find((mark) => !mark.weak && mark.date !== null && mark.relative === null);
  if (dated?.date != null) context.recent = { date: dated.date, part: dated.part ?? 'night' };
  const mentions = mentionsIn(tokens, context.singles);
  const foreign = isForeign(tokens);
  const head = mentions.find((one) => !(one.single && one.kind === 'munition'))?.from ?? 0;
  let marked = false;
  let governed: Governor | null = null;
  for (const [i, mention] of mentions.entries()) {
    const previous = mentions[i - 1];
    const next = mentions[i + 1];
    // "28, including three children, were wounded": the part goes with its whole.
    const part: boolean =
      governed !== null &&
      previous?.count != null &&
      mention.kind === 'people' &&
      casualties.has(governed.quantity) &&
      tokens[previous.to]?.word === ',' &&
      tokens[previous.to + 1]?.is.subset !== undefined &&
      mention.from <= previous.to + 2;
    const own: Governor | null =
      part || (mention.namesKind && governed !== null)
        ? governed
        : governorOf(tokens, mention, next);
    governed = own;
    const item = own ? null : inherited(reading, at, paragraph, mention, tokens);
    const governor = own ?? item?.governor;
    if (!governor || foreign || isUnreal(tokens, governor.at)) continue;
    if (mention.word !== null && mention.kind === 'bare' && governor.stands === 'left') continue;
    const { quantity } = governor;
    // "Most targeted the west": what they did, not how many were launched.
    if (
      mention.word !== null &&
      mention.kind === 'bare' &&
      quantity === 'launched' &&
      !governor.passive
    )
      continue;
    const person = casualties.has(quantity);
    if (
      mention.kind === 'munition' &&
      tokens[mention.to]?.is.attack !== undefined &&
      mention.single
    )
      continue;
    // «в одном из дронов применены»: no count of an attack.
    if (
      mention.count?.value === 1 &&
      quantity === 'launched' &&
      tokens[mention.number + 1]?.is.whole
    )
      continue;
    // A staff's count of a day's fighting: clashes, air strikes, bombs.
    if (!person && within(tokens, 0, tokens.length, (token) => token.is.front === 'tally'))
      continue;
    const partOfList =
      mention.single &&
      quantity === 'launched' &&
      previous?.munition != null &&
      within(tokens, previous.to, mention.from, (token) => token.is.subset !== undefined);
    if (mention.single && !person && !outcomes.has(quantity) && !partOfList) continue;
    if (mention.single && person && !warlikeNear(context, tokens, at)) continue;
    if (
      mention.single &&
      governor.stands === 'left' &&
      tokens[governor.at + 1]?.is.passive !== undefined &&
      previous === undefined &&
      tokens[governor.at - 1]?.is.subset === undefined
    )
      continue;
    if (
      mention.kind === 'places' &&
      within(tokens, 0, tokens.length, (token) => token.is.front !== undefined)
    )
      continue;
    if (isCumulative(tokens, mention) || isBeyondANight(mention, quantity)) continue;
    if (person && within(tokens, 0, tokens.length, (token) => token.is.soldiers !== undefined))
      continue;
    if (mention.word !== null && tokens[mention.to]?.is.attack !== undefined) continue;
    // "she destroyed a cruise missile": a story, unless somebody reports it or a day is named.
    if (
      mention.single &&
      !person &&
      !partOfList &&
      attributions.length === 0 &&
      !within(tokens, governor.at - 2, governor.at, (token) => token.is.defence !== undefined)
    )
      continue;
    if (
      mention.kind === 'bare' &&
      mention.count?.value === 1 &&
      governor.stands === 'left' &&
      !mention.each &&
      !person
    )
      continue;
    if (
      context.span &&
      context.span.paragraph === paragraph &&
      context.span.sentence === at - 1 &&
      marks.length === 0 &&
      mention.kind !== 'bare'
    )
      continue;
    // "a drone struck a bus in the region, killing 12": the drone is no figure that has a place of its own.
    const counted =
      previous?.single === true && previous.kind === 'munition' ? undefined : previous;
    const regions = regionsOf(tokens, mention, counted, next, head);
    const carried =
      context.speaking !== null &&
      context.speaking.paragraph >= paragraph - 1 &&
      at - context.speaking.sentence <= 1
        ? context.speaking.voice
        : null;
    const direct = voiceAt(attributions, mention.number);
    const leans =
      mention.kind === 'bare' ||
      within(
        tokens,
        0,
        3,
        (token) => token.is.ofThem !== undefined || token.is.further !== undefined,
      );
    const passiveOnly =
      attributions.length === 0 &&
      !person &&
      governor.passive &&
      actorBefore(tokens, governor.at) === null;
    const lately = reading.drafts[reading.drafts.length - 1];
    const goesOn =
      person &&
      governor.passive &&
      regions.length === 0 &&
      lately?.sentence === at - 1 &&
      lately.paragraph === paragraph &&
      lately.claim.munition === null;
    // What was shot down is told on in the words of the Air Force or the ministry that began to tell it.
    const official =
      (outcomes.has(quantity) ||
        (carried?.by === 'air-force-ua' &&
          (quantity === 'impacts' ||
            quantity === 'impactLocations' ||
            quantity === 'debrisLocations'))) &&
      (carried?.by === 'air-force-ua' ||
        carried?.by === 'defence-ministry-ru' ||
        carried?.by === 'general-staff-ua');
    // Somebody speaks whom the words do not make known: then nobody else's voice goes on.
    const stranger =
      attributions.length === 0 &&
      within(tokens, 0, tokens.length, (token) => token.is.speech !== undefined);
    // "90 were destroyed, 63 of them over Bryansk": the part is told by whoever told the whole.
    const together = mention.kind === 'bare' && lately?.sentence === at ? lately : null;
    const quoted = context.quoting ? (context.speaking?.voice ?? null) : null;
    const voice =
      direct ??
      (attributions.length > 0
        ? null
        : (context.foretold ??
          quoted ??
          (together !== null
            ? together.voice
            : person && leans && carried?.by === 'air-force-ua'
              ? null
              : leans || goesOn || (!stranger && (passiveOnly || official))
                ? carried
                : null)));
    const spoken =
      person && regions.length === 0 && saysThere(tokens, mention, next)
        ? (direct?.region ?? spokenOf(context, at))
        : null;
    const here =
      spoken !== null
        ? [spoken]
        : person && regions.length === 0
          ? placeOfPeople(context, sentence, at, mentions, direct)
          : regions;
    const attacker =
      item?.attacker ?? attackerOf(context, tokens, mention, governor, here, voice, at);
    if (attacker === null) continue;
    if (quantity === 'impacts' && mention.count?.value === 1) continue;
    const munition = item
      ? item.munition
      : munitionOf(context, tokens, mention, quantity, at, mentions, i, governor.stands);
    if (munition === undefined) continue;
    const record = isRecord(tokens, mention);
    const mark = timeOf(tokens, marks, mention, next);
    if (
      mark?.month === true &&
      !within(tokens, 0, tokens.length, (token) => token.is.record !== undefined)
    )
      continue;
    const time = nightOf(context, mark, marks, record, anchor);
    if (time === null) continue;
    const first =
      tokens[
        Math.min(
          governor.stands === 'left' && mention.from - governor.at <= 2
            ? governor.at
            : mention.from,
          mention.from,
        )
      ];
    const last =
      tokens[
        governor.stands === 'right' && governor.at >= mention.to && governor.at - mention.to <= 4
          ? governor.at
          : mention.to - 1
      ];
    const quote = context.text.slice(first?.start ?? 0, last?.end ?? 0);
    if (mention.count === null) {
      if (mention.word !== null && mention.word !== 'multiple')
        reading.unnumbered.push({
          night: time.date,
          attacker,
          quantity,
          munition,
          word: mention.word,
          by: voice?.by ?? null,
          speaker: voice?.by === 'air-force-ua' ? namedVoice(voice) : (voice?.name ?? null),
          quote,
        });
      continue;
    }
    marked =
      isSubsetMark(tokens, mention, previous) ||
      (marked &&
        previous !== undefined &&
        within(tokens, previous.to, mention.from, (token) => token.is.joint !== undefined));
    const ofSpeaker =
      here.length === 0 &&
      (outcomes.has(quantity) || quantity === 'launched') &&
      (voice?.by === 'officials-ru' || voice?.by === 'officials-ua')
        ? (direct?.region ?? null)
        : null;
    const places =
      mention.each && here.length > 1 ? here : [here.length === 1 ? (here[0] ?? null) : ofSpeaker];
    for (const place of places) {
      const region = place === 'capital' ? capitalOf(attacker) : place;
      reading.drafts.push({
        claim: {
          night: time.date,
          part: time.part,
          window: null,
          attacker,
          quantity,
          munition,
          count: mention.count,
          region: quantity === 'impactLocations' || quantity === 'debrisLocations' ? null : region,
          subset: false,
          by: voice?.by ?? null,
          speaker: namedVoice(voice),
          outlet: voice?.outlet ?? null,
          quote,
        },
        marked,
        further: mention.further,
        sentence: at,
        paragraph,
        start: first?.start ?? 0,
        voice,
      });
    }
    if (munition !== null) {
      const same = context.munition !== null && context.munition.sentence === at;
      context.munition = {
        ids: same ? [...(context.munition?.ids ?? []), munition] : [munition],
        sentence: at,
        attacker,
      };
    }
    if (voice) context.speaking = { voice, sentence: at, paragraph };
    context.attacker = attacker;
    context.attackerAt = at;
  }
  const struck: Incident[] = [];
  if (
    !foreign &&
    !within(
      tokens,
      0,
      tokens.length,
      (token) => token.is.front !== undefined || token.is.soldiers !== undefined,
    )
  ) {
    const time = nightOf(context, marks.find((mark) => !mark.weak) ?? null, marks, false, anchor);
    const near =
      context.region !== null &&
      context.region.paragraph === paragraph &&
      at - context.region.sentence <= 3
        ? context.region
        : null;
    const attackerHere = cue ?? (at - context.attackerAt <= 3 ? context.attacker : null);
    struck.push(
      ...incidentsIn(context.text, tokens, {
        night: time?.date ?? null,
        attacker: attackerHere,
        near,
        voiceAt: (token) =>
          voiceAt(attributions, token) ?? (attributions.length === 0 ? context.foretold : null),
      }),
    );
    reading.incidents.push(...struck);
  }
  const spoken = attributions[attributions.length - 1];
  if (spoken) context.speaking = { voice: spoken.voice, sentence: at, paragraph };
  context.memory = remember(context.memory, attributions);
  if (cue) {
    context.attacker = cue;
    context.attackerAt = at;
  }
  const spokenFor = attributions.flatMap(({ voice }) => voice.region ?? []);
  const there = regionsIn(tokens, 0, tokens.length);
  const named = there.length > 0 ? there : spokenFor;
  const name = tokens.find(
    (token) => token.is.region !== undefined && token.is.region === named[0],
  )?.word;
  // "Some areas of Kyiv lost power": what happened there is spoken of next, not in the district named before.
  const [one] = struck;
  if (named.length > 0) context.region = { ids: named, name: name ?? '', sentence: at, paragraph };
  else if (one?.region != null && one.place !== null && struck.length === 1)
    context.region = { ids: [one.region], name: one.place, sentence: at, paragraph };
};
