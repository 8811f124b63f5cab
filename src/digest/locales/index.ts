// Languages that we speak, each with its files of words. A language is added by a line here and its files.
import type { Language } from '../../data/model/terms.ts';

export const locales: readonly {
  readonly language: Language;
  readonly files: readonly string[];
}[] = [
  {
    language: 'en',
    files: [
      'en.ftl',
      'places.en.ftl',
      'talks.en.ftl',
      'commands.en.ftl',
      'panel.en.ftl',
      'menu.en.ftl',
      'discord.en.ftl',
      'pictures.en.ftl',
      'pages.en.ftl',
      'telegram.en.ftl',
    ],
  },
  {
    language: 'uk',
    files: [
      'uk.ftl',
      'places.uk.ftl',
      'talks.uk.ftl',
      'commands.uk.ftl',
      'panel.uk.ftl',
      'menu.uk.ftl',
      'discord.uk.ftl',
      'pictures.uk.ftl',
      'pages.uk.ftl',
      'telegram.uk.ftl',
    ],
  },
];
