// What is wrong with the lines of an .env file. The runtime's own reader leaves out what it does not understand and
// takes half of what it understands half: here every such line is told. What a line holds is never repeated.

/** One setting a line: a name, and what stands behind the first "=". */
const form = /^(?:export\s+)?(.*?)\s*=(.*)$/;
const nameForm = /^[A-Za-z_]\w*$/;
/** A value in quotation marks that close on its line, with nothing but a comment behind. */
const quoted = /^(["'`])(?:(?!\1).)*\1\s*(?:#.*)?$/;

/** The beginning of a line that looks like a key, so that it may be named: never a word that may be a secret. */
const keyIn = (line: string): string => {
  const key = /^(?:export\s+)?([A-Z]+(?:_[A-Z]+)+)\b/.exec(line)?.[1];
  return key === undefined ? '' : ` (${key})`;
};

const faultOfValue = (written: string): string | null => {
  const value = written.trim();
  if (/^["'`]/.test(value))
    return quoted.test(value)
      ? null
      : 'has a quotation mark that is not closed at the end of its value';
  if (/^[“”„«»‘’]/.test(value)) return 'has typographic quotation marks; write " or none';
  // A comment begins behind a space.
  return written.split(/\s#/)[0]?.includes('#')
    ? 'has a # inside its value, which would end there; put the value in quotation marks, or a space before the comment'
    : null;
};

/** One sentence for each line that is not a setting, a comment or empty; lines are counted from 1. */
export const faultsOfSettings = (text: string): readonly string[] => {
  const earlier = new Map<string, { readonly line: number; readonly value: string }>();
  return text.split('\n').flatMap((whole, index) => {
    const line = whole.trim();
    const at = `line ${index + 1}${keyIn(line)}`;
    if (line === '' || line.startsWith('#')) return [];
    const [, name = '', written = ''] = form.exec(line) ?? [];
    const value = written.trim();
    if (!line.includes('=')) return [`${at} has no =: a setting is written KEY=value`];
    if (!nameForm.test(name)) return [`${at} has no name of letters, digits and _ before its =`];
    const fault = faultOfValue(written);
    if (fault !== null) return [`${at} ${fault}`];
    const before = earlier.get(name);
    if (value !== '') earlier.set(name, { line: index + 1, value });
    return before !== undefined && value !== '' && before.value !== value
      ? [`${at} sets what line ${before.line} has set to something else; leave one of them`]
      : [];
  });
};
