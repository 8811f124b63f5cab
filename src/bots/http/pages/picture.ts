// A picture on a page: light or dark by the reader's own setting, with its facts in words.
import type { Language } from '../../../data/model/terms.ts';
import { html, type Html } from '../html.ts';
import { picturePath } from '../site.ts';

export const pictureHtml = (
  kind: Parameters<typeof picturePath>[0],
  subject: string | null,
  language: Language,
  alt: string,
  version: string | null = null,
): Html =>
  html`<figure class="card">
    <picture>
      <source
        media="(prefers-color-scheme: dark)"
        srcset="${picturePath(kind, subject, language, { dark: true, version })}"
      />
      <img
        src="${picturePath(kind, subject, language, { version })}"
        alt="${alt}"
        loading="lazy"
        width="1200"
        height="1200"
      />
    </picture>
  </figure> `;
