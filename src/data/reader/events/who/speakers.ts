// Who says it in a text of diplomacy: the subject of a verb of speech, remembered by surname. Nobody is
// guessed: without such words it is the publisher who speaks.
import type { Sentence } from '../../clauses.ts';
import type { Mark } from '../../phrases.ts';
import { stages, type EventText, type Named } from '../text.ts';
import type { Role, Speaker } from '../../../model/terms.ts';

/** `name`: as the text names it. `outlet`: the outlet that a relay quotes. `from`/`to`: tokens of the words said. */
export interface Saying {
  readonly by: Speaker | null;
  readonly name: string | null;
  readonly outlet: string | null;
  readonly party: string | null;
  readonly role: Role;
  readonly person: boolean;
  readonly from: number;
  readonly to: number;
}

/** Speakers of the text so far, by the last word of their name. */
export interface Heard {
  readonly names: Map<string, Saying>;
  last: Saying | null;
}
export const nobody = (): Heard => ({ names: new Map(), last: null });

const officialOf = (party: string | null): Speaker | null =>
  party === 'ukraine' ? 'officials-ua' : party === 'russia' ? 'officials-ru' : null;

type Subject = Omit<Saying, 'from' | 'to'>;

/** Where the name begins whose last word is known: its title and the capitals before it. */
const nameFrom = (text: EventText, floor: number, last: number): number => {
  const title = text
    .find('title', Math.max(floor, last - 8), last)
    .find(
      (mark) =>
        !text.has('clause', mark.to, last) &&
        !text.tokens
          .slice(mark.to, last)
          .some(({ kind, lower }) => kind === 'mark' && lower !== '-'),
    );
  let from = title ? title.from : last;
  while (from > floor) {
    const token = text.tokens[from - 1];
    const joined = token?.lower === '-' && token.glued;
    if (!joined && !(token?.kind === 'word' && token.capital)) break;
    if (text.has('quoteOpens', from - 1, from) || text.has('clause', from - 1, from)) break;
    from -= 1;
  }
  return from;
};

/** "Putin's aide", «посланник Трампа»: he who speaks is the leader's man, not the leader. */
const deputyOf = (
  text: EventText,
  start: number,
  mark: Mark<Named>,
  end: number,
): Subject | null => {
  const { party, role, name: surname } = mark.value;
  const form = text.tokens[mark.to - 1]?.lower ?? '';
  if (role !== 'leader' || form === surname) return null;
  let from = mark.from;
  let to = mark.to;
  if (form.endsWith("'s")) {
    const office = text.find('title', mark.to, Math.min(end, mark.to + 4))[0];
    if (office?.value !== 'official') return null;
    from = nameFrom(text, start, mark.from);
    to = office.to;
  } else {
    const isOfLeader = (at: number): boolean => {
      const title = text.find('title', at, at + 1)[0];
      if (title) return title.value === 'leader';
      return text.tokens[at]?.capital === true || text.has('party', at, at + 1);
    };
    while (from > start && isOfLeader(from - 1)) from -= 1;
    const office = text.find('title', Math.max(start, from - 3), from).at(-1);
    if (office?.value !== 'official' || office.to !== from) return null;
    from = office.from;
  }
  while (to < end && text.tokens[to]?.kind === 'word' && text.tokens[to]?.capital === true) to += 1;
  return {
    by: officialOf(party),
    name: text.quote(from, to).replace(/\s+/gu, ' ').trim(),
    outlet: null,
    party,
    role: 'official',
    person: true,
  };
};

/** Who a stretch of words names, or null where it names nobody who could speak. */
const subjectOf = (text: EventText, start: number, end: number, heard: Heard): Subject | null => {
  let from = start;
  let to = end;
  const skip = (at: number): boolean => {
    const token = text.tokens[at];
    return (
      !token ||
      (token.kind === 'mark' && token.lower !== '"') ||
      text.has('clause', at, at + 1) ||
      text.has('relative', at, at + 1) ||
      (token.kind === 'word' &&
        !token.capital &&
        !text.has('title', at, at + 1) &&
        !text.has('party', at, at + 1) &&
        !text.has('sources', at, at + 2))
    );
  };
  while (from < to && skip(from)) from += 1;
  // The mark that closes somebody's words is no part of the next name.
  if (
    text.tokens[from]?.lower === '"' &&
    !text.tokens.slice(from + 1, to).some(({ lower }) => lower === '"')
  )
    from += 1;
  while (to > from && (text.tokens[to - 1]?.kind !== 'word' || text.has('adverbs', to - 1, to)))
    to -= 1;
  while (
    to > from + 1 &&
    (text.tokens[to - 1]?.kind !== 'word' ||
      text.has('adverbs', to - 1, to) ||
      text.has('weekday', to - 1, to) ||
      text.has('month', to - 1, to) ||
      text.has('relative', to - 1, to) ||
      text.has('quoteOpens', to - 1, to))
  )
    to -= 1;
  if (to <= from || to - from > 18) return null;
  const mark = text.find('known', from, to).at(-1);
  if (mark) {
    // "In recent interviews Rubio", "Scholz condemned the attack": the name and its title alone.
    to = mark.to;
    from = nameFrom(text, from, mark.from);
  }
  const deputy = mark ? deputyOf(text, start, mark, end) : null;
  if (deputy) return deputy;
  const known = mark?.value;
  const outlet = text.find('outlet', from, end)[0]?.value ?? null;
  const title = text.find('title', from, to);
  const party = known?.party ?? text.find('party', from, to)[0]?.value ?? null;
  const inflected = mark && text.tokens[mark.to - 1]?.lower !== mark.value.name.split(' ').at(-1);
  // "according to Zelensky" in a case of its own: the surname as it stands by itself.
  const name = inflected
    ? mark.value.name.replace(/^./u, (letter) => letter.toUpperCase())
    : text.quote(from, to).replace(/\s+/gu, ' ').trim();
  if (text.has('sources', from, Math.min(to, from + 6)))
    return {
      by: 'news',
      name: shortSource(text, from, to),
      outlet,
      party: null,
      role: 'body',
      person: false,
    };
  // "Russian media said": the press is nobody's official.
  if (!known && outlet === null && text.has('media', from, to))
    return { by: 'news', name, outlet: null, party: null, role: 'body', person: false };
  if (known) return { by: known.by, name, outlet: null, party, role: known.role, person: true };
  const last = text.tokens[to - 1]?.lower ?? '';
  const remembered = heard.names.get(last);
  if (remembered && to - from <= 2) return { ...remembered, name };
  const analyst = title.find(({ value }) => value === 'analyst');
  if (analyst)
    return {
      by: /^(?:isw|(?:the )?institute for the study)/iu.test(name) ? 'isw' : 'news',
      name,
      outlet: null,
      party: null,
      role: 'analyst',
      person: true,
    };
  const office = title.find(({ value }) => value !== 'body')?.value;
  const capitals = text.tokens.slice(from, to).filter(({ capital }) => capital).length;
  if (office && capitals >= 2)
    return {
      by: party === 'ukraine' && office === 'leader' ? 'president-ua' : officialOf(party),
      name,
      outlet: null,
      party,
      role: office,
      person: true,
    };
  if (title.length > 0 || party !== null)
    return { by: officialOf(party), name, outlet: null, party, role: 'body', person: false };
  if (outlet !== null)
    return { by: 'news', name: null, outlet, party: null, role: 'body', person: false };
  return null;
};

/** "Unspecified sources cited by Kremlin newswire TASS": the sources are the speaker, the outlet stands apart. */
const shortSource = (text: EventText, from: number, to: number): string =>
  text
    .quote(from, text.find('cites', from + 1, to)[0]?.from ?? to)
    .replace(/\s+/gu, ' ')
    .trim();

/** "..., said Peskov": a person or a body that stands after the verb; an outlet there is who was told. */
const subjectAfter = (
  text: EventText,
  sentence: Sentence,
  from: number,
  heard: Heard,
): Subject | null => {
  let end = from;
  while (
    end < sentence.to &&
    !/^[,;:]$/u.test(text.tokens[end]?.lower ?? '') &&
    end - from < 14 &&
    !(end > from + 1 && text.has('temporal', end, end + 1))
  )
    end += 1;
  const first = text.tokens[from];
  const opens =
    first?.capital === true ||
    text.has('title', from, Math.min(end, from + 3)) ||
    text.has('party', from, from + 1);
  const subject = opens ? subjectOf(text, from, end, heard) : null;
  return subject && (subject.person || subject.party !== null) ? subject : null;
};

/** "Peskov: ..." and "..., - Russian Defence Ministry": a speaker set before or after his words without a verb. */
const labelOf = (
  text: EventText,
  sentence: Sentence,
  heard: Heard,
): { subject: Subject; from: number; to: number } | null => {
  const { from, to } = sentence;
  for (let at = from + 1; at < Math.min(to - 3, from + 11); at += 1) {
    if (text.tokens[at]?.lower !== ':') continue;
    const subject = subjectOf(text, from, at, heard);
    const short =
      at - from <= 5 &&
      !stages.some((stage) => text.has(stage, from, at)) &&
      !text.has('releases', from, at) &&
      !text.has('meets', from, at);
    return subject && (subject.person || subject.outlet !== null || short)
      ? { subject, from: at + 1, to }
      : null;
  }
  for (let at = to - 2; at > Math.max(from + 3, to - 10); at -= 1) {
    if (text.tokens[at]?.lower !== '-' || text.tokens[at]?.glued) continue;
    if (!/^[,"]$/u.test(text.tokens[at - 1]?.lower ?? '')) return null;
    const subject = subjectOf(text, at + 1, to, heard);
    return subject ? { subject, from, to: at - 1 } : null;
  }
  return null;
};

/** What is said in a sentence, by whom; the heard speakers are kept for the next. */
export const sayingsIn = (text: EventText, sentence: Sentence, heard: Heard): Saying[] => {
  const found: Saying[] = [];
  const keep = (subject: Subject, from: number, to: number): void => {
    const saying = { ...subject, from, to };
    found.push(saying);
    if (subject.by === 'news' && subject.outlet !== null) return;
    heard.last = saying;
    const last = subject.name?.toLowerCase().split(/\s+/u).at(-1);
    if (subject.person && last !== undefined) heard.names.set(last, saying);
  };
  for (const verb of text.find('according', sentence.from, sentence.to)) {
    let end = verb.to;
    while (
      end < sentence.to &&
      text.tokens[end]?.lower !== ',' &&
      !(end > verb.to && text.has('clause', end, end + 1)) &&
      end - verb.to < 14
    )
      end += 1;
    const subject = subjectOf(text, verb.to, end, heard);
    if (subject) keep(subject, sentence.from, sentence.to);
  }
  for (const verb of text.find('speech', sentence.from, sentence.to)) {
    let start = verb.from;
    let commas = 0;
    let listed = false;
    while (start > sentence.from) {
      const before = text.tokens[start - 1];
      if (before?.lower === ';' || before?.lower === ':') break;
      if (before?.lower === '-' && !before.glued) break;
      if (before?.lower === ',' && ++commas > 1) {
        listed = true;
        break;
      }
      if (text.find('clause', start - 1, start).length > 0 && before?.lower !== 'who') break;
      if (verb.from - start > 16) break;
      start -= 1;
    }
    // "In response, U.S. President ... said": what stands before a comma and a capital is no part of the name.
    for (let at = verb.from - 1; at > start; at -= 1)
      if (text.tokens[at]?.lower === ',' && at + 1 < verb.from) {
        const rest =
          text.find('known', at, verb.from).length + text.find('title', at, verb.from).length;
        if (rest > 0) {
          start = at + 1;
          listed = false;
        }
        break;
      }
    // "TASS confirmed that ... and stated that": the second verb has the first one's subject.
    const coordinated = found.at(-1);
    if (coordinated && text.has('and', verb.from - 1, verb.from)) {
      keep(coordinated, verb.to, sentence.to);
      continue;
    }
    // "The leaders of X, visiting Kyiv, called": who speaks stands before what is set between commas.
    if (text.tokens[verb.from - 1]?.lower === ',') {
      let comma = verb.from - 2;
      while (comma > sentence.from && text.tokens[comma]?.lower !== ',' && verb.from - comma < 16)
        comma -= 1;
      if (text.tokens[comma]?.lower === ',') {
        const before = subjectOf(text, Math.max(sentence.from, comma - 12), comma, heard);
        const after = subjectAfter(text, sentence, verb.to, heard);
        if (!after) {
          // "Ukraine's chief delegate, Rustem Umerov, said": between the commas stands the name.
          const inner = subjectOf(text, comma + 1, verb.from - 1, heard);
          if (inner?.person && before && !before.person) {
            keep(inner, verb.to, sentence.to);
            continue;
          }
          if (before) keep(before, verb.to, sentence.to);
          continue;
        }
      }
    }
    const pronoun = text.has('pronouns', Math.max(start, verb.from - 2), verb.from);
    const closed = /^[,"-]$/u.test(text.tokens[verb.from - 1]?.lower ?? '');
    const later = closed ? subjectAfter(text, sentence, verb.to, heard) : null;
    if (later) {
      keep(later, sentence.from, verb.from);
      continue;
    }
    // ", said somebody": who is not known who says it, says nothing that could be attributed.
    if (closed && text.tokens[verb.from - 1]?.lower === ',') {
      if (text.tokens[verb.to]?.capital === true) heard.last = null;
      continue;
    }
    const named =
      pronoun && verb.from - start <= 4 && heard.last
        ? heard.last
        : subjectOf(text, start, verb.from, heard);
    // The end of a list of states is not who speaks.
    const subject = named && listed && !named.person ? null : named;
    // A stranger spoke: "he said" behind him is not the one before him.
    if (!named && text.tokens[verb.from - 1]?.capital === true) heard.last = null;
    if (subject) {
      const outletAfter = text.find('outlet', verb.to, Math.min(sentence.to, verb.to + 5))[0]
        ?.value;
      const dashed = text.tokens[start - 1]?.lower === '-';
      const closing =
        start > sentence.from &&
        ((dashed && !text.has('clause', verb.to, verb.to + 2)) ||
          verb.to >= sentence.to - 1 ||
          (!subject.person && text.tokens[verb.to]?.lower === ',') ||
          !text.has('topic', verb.to, sentence.to)) &&
        /^[,-]$/u.test(text.tokens[start - 1]?.lower ?? '');
      keep(
        outletAfter && subject.by === 'news' ? { ...subject, outlet: outletAfter } : subject,
        closing ? sentence.from : verb.to,
        closing ? start : sentence.to,
      );
    }
  }
  if (found.length === 0) {
    const labelled = labelOf(text, sentence, heard);
    if (labelled) keep(labelled.subject, labelled.from, labelled.to);
  }
  return found;
};

/** Whose words stand at a token; null: the publisher's own. */
export const sayingAt = (sayings: readonly Saying[], at: number): Saying | null => {
  let best: Saying | null = null;
  for (const saying of sayings)
    if (saying.from <= at && at < saying.to && (!best || saying.from >= best.from)) best = saying;
  return best;
};
