// Figures by place: which regions a count is about, and whether it is an item of a stated total.
import type { Claim } from '../model/report.ts';
import type { Figure } from './assign.ts';
import type { Document } from './document.ts';
import { markAt, within } from './phrases.ts';

interface PlaceMark {
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/** Regions where a figure's places may lie: those of its sentence that no target or purpose claims. */
const placesOf = (document: Document, from: number, to: number): PlaceMark[] =>
  within(document.marks.region, from, to).filter((mark) => {
    // «летевших на Москву» is where it was bound for, not where it was.
    for (let back = mark.from - 1; back >= Math.max(from, mark.from - 3); back -= 1)
      if (markAt(document.marks.boundFor, back)) return false;
    // «ТОТ Донецька» is where it was launched from.
    for (let back = mark.from; back >= Math.max(from, mark.from - 3); back -= 1) {
      const area = markAt(document.marks.area, back);
      if (area && area.to >= mark.to) return false;
    }
    return true;
  });

const counts = (figure: Figure): boolean => figure.mention.kind !== 'location';

/**
 * The regions of every figure, each once, in the order of the text. Places follow their count; where a
 * sentence puts them first («Над территорией Брянской области уничтожено 32 БпЛА») they go before it.
 */
export const figureRegions = (document: Document, figures: readonly Figure[]): string[][] => {
  const regions: string[][] = figures.map(() => []);
  const bySentence = new Map<number, number[]>();
  figures.forEach((figure, index) => {
    if (!counts(figure)) return;
    const list = bySentence.get(figure.sentence);
    if (list) list.push(index);
    else bySentence.set(figure.sentence, [index]);
  });
  for (const [number, indices] of bySentence) {
    const sentence = document.sentences[number];
    if (!sentence) continue;
    const places = placesOf(document, sentence.from, sentence.to);
    if (places.length === 0) continue;
    const used = new Set<PlaceMark>();
    const counted = indices.filter((index) => {
      const mention = figures[index]?.mention;
      return mention && (mention.number !== null || mention.form === 'one' || mention.all !== null);
    });
    const firstMention = figures[counted[0] ?? indices[0] ?? 0]?.mention;
    const placesFirst =
      places[0] !== undefined && firstMention !== undefined && places[0].from < firstMention.from;
    const list = counted.length > 0 ? counted : indices;
    list.forEach((index, position) => {
      const mention = figures[index]?.mention;
      if (!mention) return;
      const floor =
        position === 0
          ? sentence.from
          : (figures[list[position - 1] ?? 0]?.mention.to ?? sentence.from);
      const limit = figures[list[position + 1] ?? -1]?.mention.from ?? sentence.to;
      const before = places.filter(
        (place) => place.from >= floor && place.to <= mention.from && !used.has(place),
      );
      const after = places.filter(
        (place) => place.from >= mention.end && place.to <= limit && !used.has(place),
      );
      let chosen: PlaceMark[];
      if (mention.bracketed) chosen = before.slice(-1);
      else if (placesFirst) chosen = before.length > 0 ? before : after;
      else chosen = after.length > 0 ? after : position === 0 ? before : [];
      for (const place of chosen) used.add(place);
      regions[index] = [...new Set(chosen.map((place) => place.value))];
    });
  }
  return regions;
};

export interface Draft {
  readonly claim: Claim;
  readonly figure: Figure;
  readonly regions: readonly string[];
}

const isTotal = (draft: Draft, rest: readonly Draft[]): boolean => {
  const items = rest.filter(
    ({ claim, figure }) =>
      claim.munition === draft.claim.munition &&
      figure !== draft.figure &&
      claim.quantity !== 'launched' &&
      claim.window?.from === draft.claim.window?.from,
  );
  if (items.length === 0) return false;
  if (draft.regions.length === 0)
    return items.some(({ claim, regions }) => claim.region !== null || regions.length > 0);
  // A total that names its places and then splits over them.
  const sum = items.reduce((total, { claim }) => total + (claim.subset ? 0 : claim.count.value), 0);
  return (
    draft.regions.length > 1 &&
    sum === draft.claim.count.value &&
    items.every(({ claim }) => claim.region !== null && draft.regions.includes(claim.region))
  );
};

/** Marks items of a stated total as parts of it. The total itself is about no one region. */
export const markBreakdown = (document: Document, drafts: readonly Draft[]): Claim[] => {
  const claims = drafts.map(({ claim }) => claim);
  const first = drafts.findIndex(
    ({ claim, figure }) => claim.quantity !== 'launched' && !claim.subset && !figure.mention.each,
  );
  const total = drafts[first];
  const rest = drafts.slice(first + 1);
  if (total && isTotal(total, rest))
    rest.forEach((draft, offset) => {
      const { claim } = draft;
      if (
        claim.munition !== total.claim.munition ||
        claim.window?.from !== total.claim.window?.from
      )
        return;
      if (claim.quantity !== total.claim.quantity) return;
      claims[first + 1 + offset] = { ...claim, subset: true };
    });
  // «два – над Московским регионом, в том числе один, летевший на Москву» lies inside that region's figure.
  drafts.forEach((draft, index) => {
    const { mention } = draft.figure;
    const at = document.tokens[mention.to]?.lower === ',' ? mention.to + 1 : mention.to;
    if (!markAt(document.marks.boundFor, at)) return;
    const claim = claims[index];
    const parent = claims[index - 1];
    if (!claim) return;
    const target = within(document.marks.region, at, at + 6)[0]?.value ?? null;
    claims[index] = {
      ...claim,
      subset: true,
      region: target === 'RU-MOW' && parent?.region === 'RU-MOS' ? 'RU-MOW' : null,
    };
  });
  return claims;
};
