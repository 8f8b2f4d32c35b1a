import { matchAnswer } from './answer';

const matches = (page: string, answer: string) => matchAnswer(page, answer) !== undefined;

test('an answer that says the same matches, and one that says more or less does not', () => {
  expect(matches('Sold out', 'Sold out\n')).toBe(true);
  expect(matches('Sold out', 'Sold out!')).toBe(false);
  expect(matches('Sold out', 'Sold')).toBe(false);
  expect(matches('Sold out', '')).toBe(false);
});

test('how many blanks there are makes no difference, and whether there are any does', () => {
  expect(matches('NAME   READY\nweb    1/1', 'NAME READY \n  web\t1/1')).toBe(true);
  expect(matches('NAME READY', 'NAMEREADY')).toBe(false);
  expect(matches('NAME READY', 'NAME\nREADY')).toBe(false);
});

test('… is any text, also none and also several lines', () => {
  expect(matches('web-…   IPv4', 'web-x7k2p   IPv4')).toBe(true);
  expect(matches('a…c', 'ac')).toBe(true);
  expect(matches('first…', 'first\nsecond\nthird')).toBe(true);
  expect(matches('web-…   IPv4', 'web-x7k2p   IPv6')).toBe(false);
});

test.each(['3s', '59s', '2m', '2m13s', '3h', '5d20h'])('%s is an age as good as any other', (age) => {
  expect(matches('web 12s', `web ${age}`)).toBe(true);
  expect(matches(`web ${age}`, 'web 12s')).toBe(true);
  expect(matches('web 12s', 'web <none>')).toBe(false);
});

test('what means something to a regular expression is text', () => {
  expect(matches('80:…/TCP (a|b) [c] {d} $e ^f *g +h ?i \\j', '80:31380/TCP (a|b) [c] {d} $e ^f *g +h ?i \\j')).toBe(
    true,
  );
  expect(matches('a.c', 'abc')).toBe(false);
});

describe('an address', () => {
  test('is any address the first time', () => {
    expect(matchAnswer('web 10.0.0.1', 'web 172.16.5.20')).toEqual(new Map([['10.0.0.1', '172.16.5.20']]));
    expect(matches('web 10.0.0.1', 'web <none>')).toBe(false);
  });

  test('is the same one where the answer repeats it', () => {
    expect(matches('10.0.0.1:80 10.0.0.1', '10.9.9.9:80 10.9.9.9')).toBe(true);
    expect(matches('10.0.0.1:80 10.0.0.1', '10.9.9.9:80 10.9.9.8')).toBe(false);
    expect(matches('10.0.0.1 10.0.0.2', '10.9.9.9 10.9.9.8')).toBe(true);
  });

  test('is a whole address, also beside any text', () => {
    expect(matchAnswer('web …10.0.0.1…', 'web ip 172.16.5.20')).toEqual(new Map([['10.0.0.1', '172.16.5.20']]));
    expect(matchAnswer('10.0.0.1…', '10.9.9.90', new Map([['10.0.0.1', '10.9.9.9']]))).toBeUndefined();
  });

  test('is the same one in later answers', () => {
    const addresses = matchAnswer('10.0.0.1', '10.9.9.9');
    expect(matchAnswer('10.0.0.1 10.0.0.2', '10.9.9.9 10.9.9.5', addresses)).toEqual(
      new Map([
        ['10.0.0.1', '10.9.9.9'],
        ['10.0.0.2', '10.9.9.5'],
      ]),
    );
    expect(matchAnswer('10.0.0.1', '10.9.9.8', addresses)).toBeUndefined();
    expect(matchAnswer('10.0.0.1', '10.9.9.90', addresses)).toBeUndefined();
  });
});
