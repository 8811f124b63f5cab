// What is made of a thing that never changes is made once, and forgotten together with it.

/** Forms of one thing kept at most; the oldest go first. */
const mostForms = 12;

/** `make` runs once for each `thing` and `key`; what it made lives as long as the thing. */
export const onceFor = <Thing extends object, Made>(): ((
  thing: Thing,
  key: string,
  make: () => Made,
) => Made) => {
  const kept = new WeakMap<Thing, Map<string, Made>>();
  return (thing, key, make) => {
    let made = kept.get(thing);
    if (!made) kept.set(thing, (made = new Map<string, Made>()));
    const known = made.get(key);
    if (known !== undefined) return known;
    const one = make();
    const [oldest] = made.keys();
    if (made.size >= mostForms && oldest !== undefined) made.delete(oldest);
    made.set(key, one);
    return one;
  };
};
