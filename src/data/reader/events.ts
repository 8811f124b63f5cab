// Diplomacy and aid in a text: rounds of talks, proposals, statements, exchanges, bodies, ceasefires,
// pledges (CONTRACT 4). One set of rules; languages are words. Nothing is told that the text does not tell.
import type { DiplomaticEvent } from '../model/event.ts';
import type { SourceText } from '../model/report.ts';
import { pledgesIn } from './events/aid/aid.ts';
import { agendaAfter, delegationsIn, levelIn } from './events/details.ts';
import { dayOf, whensIn } from './events/dates.ts';
import { settleEvents, type Draft } from './events/settle.ts';
import { nobody, sayingAt, sayingsIn, type Saying } from './events/who/speakers.ts';
import { statementIn } from './events/statements.ts';
import { openText } from './events/text.ts';
import {
  isHeadline,
  isOfOldTimes,
  quoteAround,
  scopeOf,
  scopesNear,
  toldOfTruce,
} from './events/around.ts';
import {
  dated,
  exchangeNumber,
  isNewDay,
  isOfClause,
  isWhere,
  whenOf,
  windowOf,
} from './events/occasion.ts';
import { belligerents, contactGroup, isOfGroup, partiesIn, talkersOf } from './events/who/who.ts';
import { isAmongOwn } from './events/who/among.ts';
import { findingsIn } from './events/topics.ts';

interface Memory {
  /** Parties of the last talks told of, for "the talks". */
  talks: readonly string[];
  proposed: { kind: DiplomaticEvent['kind']; parties: readonly string[]; sentence: number } | null;
  paragraphDay: { line: number; date: string } | null;
  /** Last sentence that named prisoners, last of other business, last of these talks. */
  captives: number;
  /** Last sentence that named the dead of war. */
  dead: number;
  foreign: number;
  told: number;
  /** Last sentence that told of a meeting of the contact group. */
  group: number;
  /** Line whose matter is aid to Ukraine. */
  aidLine: number;
}

const kinds = {
  talks: 'talks-round',
  exchange: 'exchange',
  bodies: 'repatriation',
  ceasefire: 'ceasefire',
  plan: 'proposal',
} as const;

/** What was done is dated by the day it was told where no other day is: plans are not. */
const datedBySaying = new Set<DiplomaticEvent['status']>([
  'proposed',
  'agreed',
  'rejected',
  'completed',
  'postponed',
]);
const ahead = new Set<DiplomaticEvent['status']>(['announced', 'proposed']);

/** Reads the diplomacy of one text. Never throws; the time is linear in the text; quotes are verbatim. */
export const readEvents = (source: SourceText): DiplomaticEvent[] => {
  if (source.source !== 'isw' && source.source !== 'news') return [];
  const text = openText(source.text);
  const today = dayOf(source.published);
  const all = text.tokens.length;
  const names = partiesIn(text, 0, all);
  // A text that names neither state is about something else.
  const ofGroup = names.includes(contactGroup);
  if (!ofGroup && !belligerents.some((side) => names.includes(side))) return [];
  const war =
    ofGroup ||
    belligerents.every((side) => names.includes(side)) ||
    names.includes('united states');
  const heard = nobody();
  const drafts: Draft[] = [];
  const memory: Memory = {
    talks: belligerents,
    proposed: null,
    paragraphDay: null,
    aidLine: -1,
    group: -9,
    captives: -9,
    dead: -9,
    foreign: -1,
    told: -1,
  };

  const year = Number(today.slice(0, 4));
  text.sentences.forEach((sentence, index) => {
    const { from, to } = sentence;
    const sayings = sayingsIn(text, sentence, heard);
    const here = partiesIn(text, from, to);
    const both = belligerents.every((side) => here.includes(side));
    const told = text.has('aid', from, to) && here.includes('ukraine');
    const whens = whensIn(text, sentence, today);
    if (told || here.includes(contactGroup)) memory.aidLine = sentence.line;
    const day = whens.find((when) => when.precision === 'day')?.past[0];
    if (day !== undefined && memory.paragraphDay?.line !== sentence.line)
      memory.paragraphDay = { line: sentence.line, date: day };

    const toldBefore = memory.told;
    let events = 0;
    const push = (draft: Draft): void => {
      drafts.push(draft);
      events += 1;
    };
    const attributed = (saying: Saying | null) => ({
      by: saying?.by ?? null,
      speaker: saying?.name ?? null,
      outlet: saying?.outlet ?? null,
      role: saying && saying.name !== null ? saying.role : null,
    });

    if (text.has('captive', from, to)) memory.captives = index;
    if (text.has('remains', from, to) && text.has('topic', from, to)) memory.dead = index;
    if (text.has('foreign', from, to)) memory.foreign = index;
    for (const finding of findingsIn(
      text,
      sentence,
      whens,
      index - memory.captives <= 2,
      index - memory.dead <= 2,
      today,
    )) {
      if (isHeadline(text, sentence, finding.at)) continue;
      // Talks and truces of others, told beside this war.
      const near = text.has(
        'foreign',
        Math.max(from, finding.from - 12),
        Math.min(to, finding.to + 12),
      );
      if (near && !both) continue;
      if (
        finding.topic === 'talks' &&
        !both &&
        text.has('business', Math.max(from, finding.from - 6), Math.min(to, finding.to + 8))
      )
        continue;
      if (finding.topic === 'talks' && isAmongOwn(text, sentence, finding)) continue;
      if (isOfOldTimes(text, sentence, finding, year)) continue;
      const kind = kinds[finding.topic];
      const saying = sayingAt(sayings, finding.at);
      const spoken = saying && saying.from <= finding.at ? saying.from : from;
      const all = partiesIn(text, spoken, to);
      let parties = kind === 'talks-round' ? talkersOf(text, sentence, finding) : all;
      // Somebody's own plan to talk, or his own truce: he is one of those concerned.
      if (
        (kind === 'talks-round' || kind === 'ceasefire') &&
        (finding.status === 'announced' || (finding.status === 'held' && parties.length < 2)) &&
        saying?.person &&
        saying.party !== null
      )
        parties = [...new Set([saying.party, ...parties])];
      if (kind === 'exchange' || kind === 'repatriation')
        parties = [...belligerents, ...all.filter((party) => party === 'united arab emirates')];
      else {
        if (kind === 'talks-round' && parties.length < 2)
          parties = [...new Set([...parties, ...all])];
        if (parties.length === 0) parties = here.length > 1 ? here : [...memory.talks];
        if (kind === 'talks-round' && parties.length === 1)
          parties = [...new Set([...parties, ...memory.talks, ...belligerents])];
        else if (
          kind !== 'talks-round' &&
          !parties.some((party) => belligerents.includes(party as 'russia'))
        )
          parties = [...parties, ...belligerents];
      }
      if ((kind === 'talks-round' || kind === 'proposal') && !war) continue;
      if (kind === 'talks-round') {
        const alone = partiesIn(text, from, to);
        const warring =
          alone.includes(contactGroup) ||
          index - memory.group <= 2 ||
          parties.some((party) => belligerents.includes(party as 'russia')) ||
          text.has('both', from, to);
        // Allies among themselves: only where the sentence before told of these talks.
        if (!warring && (index - toldBefore > 1 || !parties.includes('united states'))) continue;
        // Those who arm Ukraine meet among themselves: told as theirs, and only where a place or a day is told.
        if (alone.includes(contactGroup)) {
          if (!isOfGroup(text, sentence, finding)) continue;
          parties = [contactGroup, 'ukraine'];
          memory.group = index;
        }
        // "The next meeting is planned for October": of the group just told of.
        else if (
          alone.length === 0 &&
          index - memory.group <= 2 &&
          !text.has('talking', finding.at, finding.to + 1)
        )
          parties = [contactGroup, 'ukraine'];
        const meeting = !text.has('talking', finding.at, finding.to + 1);
        const round = partiesIn(
          text,
          Math.max(from, Math.min(finding.at - 26, finding.from - 8)),
          Math.min(to, finding.to + 12),
        );
        const next = text.has('nextRound', finding.from - 1, finding.to + 1);
        const offered =
          (finding.status === 'proposed' || finding.status === 'rejected') &&
          text.has('leaders', finding.from, Math.min(to, finding.to + 4));
        const groups = parties[0] === contactGroup;
        if (
          !groups &&
          round.length < 2 &&
          meeting &&
          !next &&
          !offered &&
          !text.has('both', from, to)
        )
          continue;
        if (alone.length === 0 && memory.foreign > memory.told) continue;
      }
      // One side's own word is no agreement.
      if (
        kind === 'ceasefire' &&
        finding.status === 'agreed' &&
        new Set([...parties, ...(saying?.party ? [saying.party] : [])]).size < 2
      )
        continue;
      memory.told = index;
      const when = whenOf(text, sentence, whens, finding);
      const place = text
        .find('place', from, to)
        .filter((mark) => isWhere(text, mark, kind) && isOfClause(text, finding, mark))
        .sort((a, b) => Math.abs(a.from - finding.at) - Math.abs(b.from - finding.at))[0];
      if (kind === 'talks-round' && parties[0] === contactGroup && !when && !place) continue;
      let status = finding.status;
      // "proposed on Sunday", "arrived on Thursday": the day on which it was done.
      const done =
        (status === 'proposed' &&
          !(when !== null && text.has('forDay', when.from - 1, when.from)) &&
          (kind !== 'talks-round' ||
            (when !== null && when.from >= finding.from && when.from < finding.at))) ||
        // A truce that was broken is told of as past.
        (kind === 'ceasefire' && toldOfTruce(text, finding) !== null) ||
        (status === 'announced' &&
          text.has('pastPlan', Math.max(from, finding.from - 2), finding.to));
      let time = dated(
        when,
        (ahead.has(status) && !done) || (when !== null && isNewDay(text, when, finding)),
      );
      if (kind === 'ceasefire' && when) time = windowOf(text, time, when, whens);
      // A day that is still to come is no day on which something was held.
      const last = time.date ?? time.dates?.at(-1) ?? null;
      if (
        last !== null &&
        last > today &&
        status === 'held' &&
        (time.precision === 'day' || time.precision === 'either')
      )
        status = 'announced';
      const ordinal =
        kind === 'talks-round'
          ? (text.find('ordinal', from, to)[0]?.value ?? null)
          : kind === 'exchange'
            ? (text.find('ordinal', from, to)[0]?.value ?? exchangeNumber(text, from, to))
            : null;
      // "such talks are under way": neither who nor where nor when.
      if (
        kind === 'talks-round' &&
        (status === 'held' || status === 'announced') &&
        !when &&
        !place &&
        ordinal === null &&
        partiesIn(text, from, to).length < 2 &&
        !text.has('both', from, to) &&
        !text.has('nextRound', finding.from - 1, finding.to + 1) &&
        !text.has('outcomes', from, to)
      )
        continue;
      const outcome =
        kind === 'talks-round' && status === 'held'
          ? text.find('outcomes', Math.max(from, finding.at - 6), Math.min(to, finding.to + 14))[0]
          : undefined;
      const saidOn = whens.find(({ said }) => said)?.past[0] ?? null;
      const scopes = kind === 'ceasefire' ? scopesNear(text, sentence, finding) : [];
      const scope = scopeOf(scopes);
      push({
        sentence: index,
        scopes,
        event: {
          kind,
          ...time,
          date: time.date ?? (time.dates === null && datedBySaying.has(status) ? saidOn : null),
          status,
          parties,
          place: place?.value ?? null,
          ordinal,
          agenda: [],
          delegations: [],
          outcome: outcome
            ? text.quote(outcome.from, Math.min(to, outcome.from + 16))
            : kind === 'ceasefire'
              ? toldOfTruce(text, finding)
              : null,
          ...(scope === null ? {} : { scope }),
          figures: [...finding.figures],
          ...attributed(saying),
          quote: quoteAround(text, sentence, finding.from, finding.to, saying),
        },
      });
      if (kind === 'talks-round' && parties[0] !== contactGroup) memory.talks = parties;
      if (status === 'proposed' && memory.proposed?.sentence !== index)
        memory.proposed = { kind, parties, sentence: index };
    }

    // "It was the 68th exchange": the number of the one just told.
    const counted = events === 0 ? exchangeNumber(text, from, to) : null;
    const exchanged = drafts.findLast(({ event }) => event.kind === 'exchange');
    if (
      counted !== null &&
      exchanged?.event.status === 'completed' &&
      index - exchanged.sentence <= 3
    )
      for (const { event, sentence: told } of drafts)
        if (event.kind === 'exchange' && event.status === 'completed' && index - told <= 3)
          event.ordinal ??= counted;

    // "The Kremlin rejected the offer": what was proposed in the sentence before.
    const rejected = text.find('rejected', from, to)[0];
    if (events === 0 && rejected && memory.proposed && index - memory.proposed.sentence <= 2) {
      const object = text.find('anaphora', rejected.to, to)[0];
      const subject = partiesIn(text, from, rejected.from);
      if (object && object.from - rejected.to <= 4 && subject.length > 0)
        push({
          sentence: index,
          event: {
            kind: memory.proposed.kind,
            ...dated(whens.find(({ said }) => !said) ?? null, false),
            status: 'rejected',
            parties: [...new Set([...subject, ...memory.proposed.parties])],
            place: null,
            ordinal: null,
            agenda: [],
            delegations: [],
            outcome: null,
            figures: [],
            ...attributed(sayingAt(sayings, object.from)),
            quote: quoteAround(text, sentence, rejected.from, object.to, null),
          },
        });
    }

    const business = text.has('foreign', from, to) && !both && !text.has('currency', from, to);
    for (const pledge of business
      ? []
      : pledgesIn(text, sentence, memory.aidLine >= 0 && sentence.line - memory.aidLine <= 2)) {
      const saying = sayingAt(sayings, pledge.from) ?? sayingAt(sayings, pledge.to - 1);
      const when = whens.find((one) => one.precision === 'day');
      memory.aidLine = sentence.line;
      push({
        sentence: index,
        event: {
          kind: 'pledge',
          date:
            when?.past[0] ??
            (memory.paragraphDay?.line === sentence.line ? memory.paragraphDay.date : null),
          dates: null,
          precision: null,
          status: pledge.status,
          parties: [...pledge.donors, 'ukraine'],
          place: null,
          ordinal: null,
          agenda: [],
          delegations: [],
          outcome: null,
          figures: pledge.figures,
          ...attributed(saying),
          quote: quoteAround(text, sentence, pledge.from, pledge.to, saying),
        },
      });
    }

    const agenda = agendaAfter(text, index);
    const lead = [...delegationsIn(text, sentence), ...levelIn(text, sentence)];
    const talks = drafts.findLast(
      ({ event }) => event.kind === 'talks-round' && event.status !== 'rejected',
    );
    if (talks && index - talks.sentence <= 40) {
      if (agenda.length > 0 && talks.event.agenda?.length === 0) talks.event.agenda = agenda;
      if (lead.length > 0)
        talks.event.delegations = [...new Set([...(talks.event.delegations ?? []), ...lead])];
    }

    if (events === 0) {
      const statement = statementIn(text, sentence, sayings, here, whens, today);
      if (statement) push({ sentence: index, event: statement });
    }
  });
  return settleEvents(drafts);
};
