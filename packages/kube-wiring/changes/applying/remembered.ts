/**
 * A function that remembers what it made of an object. So what is asked of it for each of many differences is found
 * once. An object must not change once it has been asked about.
 */
export function remembered<Made>(make: (from: unknown) => Made): (from: unknown) => Made {
  const known = new WeakMap<object, Made>();
  return (from) => {
    if (typeof from !== 'object' || from === null) return make(from);
    const made = known.get(from) ?? make(from);
    known.set(from, made);
    return made;
  };
}
