// Figures by place: which regions a count is about.
import type { Side } from '../../../model/terms.ts';
import type { Figure } from './assign.ts';
import type { Document } from '../../document.ts';
import { closing } from './group.ts';
import { within } from '../../phrases.ts';
import {
  type PlaceMark,
  coordinated,
  firstPlace,
  freePlaces,
  isBoundFor,
  placesAhead,
  placesBeforeDash,
  placesOf,
  uncounted,
} from './nearby.ts';

const counts = (figure: Figure): boolean => figure.mention.kind !== 'location';

/**
 * The regions of every figure, each once, in the order of the text. Places follow their count; where a
 * sentence puts them first («Над территорией Брянской области уничтожено 32 БпЛА») they go before it.
 */
export const figureRegions = (
  document: Document,
  figures: readonly Figure[],
  attacker: Side,
): string[][] => {
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
    const places = placesOf(document, sentence.from, sentence.to, attacker);
    if (places.length === 0) continue;
    const used = new Set<PlaceMark>();
    for (const index of indices) {
      const place = figures[index]?.place;
      const mark = place && places[firstPlace(places, place.from)];
      if (mark && mark.from === place.from) used.add(mark);
      if (place) regions[index] = [place.value];
    }
    const counted = indices.filter((index) => {
      const mention = figures[index]?.mention;
      if (!mention || figures[index]?.place) return false;
      return mention.number !== null || mention.form === 'one' || mention.all !== null;
    });
    const firstMention = figures[counted[0] ?? indices[0] ?? 0]?.mention;
    const placesFirst =
      places[0] !== undefined && firstMention !== undefined && places[0].from < firstMention.from;
    const list = counted.length > 0 ? counted : indices.filter((index) => !figures[index]?.place);
    // «Белгородская область – 12», «над Ростовской областью: 18»: the place right before the dash.
    for (const index of list) {
      const figure = figures[index];
      if (!figure || figure.mention.bracketed) continue;
      const own = placesBeforeDash(document, places, figure);
      if (own.length === 0) continue;
      for (const place of own) used.add(place);
      regions[index] = [...new Set(own.map(({ value }) => value))];
    }
    // «над территорией Белгородской области (11 БПЛА)»: a figure in brackets takes the place before it.
    for (const index of list) {
      const mention = figures[index]?.mention;
      // «(все летели на Москву)» has no place of its own.
      if (!mention?.bracketed || (mention.kind === 'bare' && mention.number === null)) continue;
      // «над Тульской областью (в т.ч. 9, летевших на Москву)»
      if (mention.subset && isBoundFor(document, mention.to)) continue;
      const next = firstPlace(places, mention.from);
      // «(в том числе 4 над Новороссийском)» has its place inside.
      const inside = places[next];
      const follows = document.language.over.has(document.tokens[mention.end]?.lower ?? '');
      const own = follows && inside && inside.to <= closing(document, mention.end, sentence.to);
      const place = own ? inside : places[next - 1];
      if (!place) continue;
      used.add(place);
      regions[index] = [place.value];
    }
    const others = uncounted(figures, indices);
    let passed = 0;
    list.forEach((index, position) => {
      const mention = figures[index]?.mention;
      if (!mention || mention.bracketed || regions[index]?.length !== 0) return;
      const floor =
        position === 0
          ? sentence.from
          : (figures[list[position - 1] ?? 0]?.mention.to ?? sentence.from);
      const following = figures[list[position + 1] ?? -1];
      const next = Math.min(
        following?.mention.from ?? sentence.to,
        (following && placesAhead(document, following, mention.end)) ?? sentence.to,
      );
      const ahead = placesAhead(document, figures[index] as Figure, floor);
      // «..., остальные – над Азовским морем»: those places are the others'.
      const rest = within(document.marks.vague, mention.end, next)[0]?.from ?? next;
      // «58 БПЛА, в том числе над Московским регионом 9»: that place is the part's.
      const limit = within(document.marks.subset, mention.end + 1, rest)[0]?.from ?? rest;
      const part = within(document.marks.subset, floor, mention.from)[0];
      const inPart = part ? freePlaces(places, part.to, mention.from, used) : [];
      // «ракетами С-300 по Харківщині та 15 БпЛА»: that place is the missiles'.
      while ((others[passed] ?? sentence.to) <= mention.from && passed < others.length) passed += 1;
      const unnumbered = attacker === 'russia' ? others[passed - 1] : undefined;
      const before = freePlaces(
        places,
        ahead ?? floor,
        Math.min(mention.from, unnumbered ?? mention.from),
        used,
      );
      const after = freePlaces(places, mention.end, limit, used);
      const chosen =
        inPart.length > 0
          ? inPart
          : (placesFirst || ahead !== null) && before.length > 0
            ? before
            : after.length > 0
              ? after
              : position === 0
                ? before
                : [];
      for (const place of chosen) used.add(place);
      regions[index] = [...new Set(chosen.map((place) => place.value))];
    });
    // «удару по Одещині 16 ракетами, 6 Онікс та 32 БпЛА»: the place named first is that of all.
    list.forEach((index, position) => {
      const mention = figures[index]?.mention;
      const previous = figures[list[position - 1] ?? -1]?.mention;
      const shared = regions[list[position - 1] ?? -1];
      if (!placesFirst || !mention || !previous || !shared || regions[index]?.length !== 0) return;
      if (mention.kind !== 'munition' || previous.kind !== 'munition' || mention.subset) return;
      if (mention.bracketed || previous.bracketed) return;
      if (coordinated(document, previous.end, mention.from, true)) regions[index] = [...shared];
    });
    // «один БПЛА перехвачен и один уничтожен над ...»: both are over the place named last.
    for (let position = list.length - 2; position >= 0; position -= 1) {
      const index = list[position] ?? -1;
      const next = list[position + 1] ?? -1;
      const mention = figures[index]?.mention;
      const following = figures[next]?.mention;
      if (!mention || !following || regions[index]?.length !== 0 || following.each) continue;
      // «337 БПЛА, в том числе 91 – над Московским регионом»: the whole was not only there.
      if (following.subset) continue;
      const listed = mention.kind === 'munition' && following.kind === 'munition';
      if (coordinated(document, mention.end, following.from, listed))
        regions[index] = [...(regions[next] ?? [])];
    }
    // «Отражена атака на Москву: 74 БПЛА, из них 23 – над Москвой»: the whole was not only there.
    list.forEach((index, position) => {
      const [only, ...more] = regions[index] ?? [];
      const part = figures[list[position + 1] ?? -1]?.mention;
      const [place] = regions[list[position + 1] ?? -1] ?? [];
      if (
        part?.subset &&
        !part.bracketed &&
        only !== undefined &&
        more.length === 0 &&
        place === only
      )
        regions[index] = [];
    });
    // «над Брянском перехвачены три ..., два из которых уничтожены»: a part is where its whole was.
    list.forEach((index, position) => {
      const mention = figures[index]?.mention;
      const whole = regions[list[position - 1] ?? -1];
      if (
        mention?.subset &&
        !mention.bracketed &&
        regions[index]?.length === 0 &&
        whole?.length === 1 &&
        mention.number &&
        !isBoundFor(document, mention.to)
      )
        regions[index] = [...whole];
    });
  }
  return regions;
};
