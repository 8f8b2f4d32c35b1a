import { changed, imageReference, read, wholeNumber } from './variable';

const image = { name: 'IMAGE', what: 'image of the shop', byDefault: 'me/shop:1', allowed: imageReference };
const pods = { name: 'PODS', what: 'number of pods', byDefault: '2', allowed: wholeNumber(2, 10000) };

test('a variable that is not set has its default', () => {
  expect([read(image, {}), read(pods, {})]).toEqual(['me/shop:1', 2]);
});

test('a variable that is set has that value', () => {
  expect([read(image, { IMAGE: 'me/shop:2' }), read(pods, { PODS: '3' })]).toEqual(['me/shop:2', 3]);
});

test('what is not the default is told', () => {
  expect(changed([image, pods], { IMAGE: 'me/shop:1', PODS: '3', OTHER: '4' })).toEqual(['PODS=3']);
});

const sha256 = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  'app',
  'me/app',
  'me/app:1.0',
  'me/some_app.of--mine:V1_2-rc.3',
  `me/app@${sha256}`,
  'localhost/app',
  'localhost:5000/app',
  'registry:5000/me/app',
  'Registry.Example.com/me/app',
  '[2001:db8::1]:5000/app',
  `registry.example.com:5000/some/where/app:1.0@${sha256}`,
])('the image reference %s is allowed', (reference) => {
  expect(read(image, { IMAGE: reference })).toBe(reference);
});

test.each([
  '',
  ' ',
  ' me/app',
  'me/app\n',
  'me/my app',
  'me/App',
  'Me/app',
  'me/app:',
  'me/app:a:b',
  'me/app@',
  'me/app@sha256:0123',
  'me//app',
  '/app',
  'me/app/',
  'me/-app',
  'https://registry.example.com/app',
  `me/app:${'a'.repeat(129)}`,
])('the image reference %j is refused', (reference) => {
  expect(() => read(image, { IMAGE: reference })).toThrow('it must be an image reference');
});

test.each(['2', '9', '10', '9999', '10000'])('the number %s is allowed', (number) => {
  expect(read(pods, { PODS: number })).toBe(Number(number));
});

test.each(['', ' ', '0', '1', '-1', '02', '+2', '2.5', '1e3', '0x10', 'two', '2 ', '10001'])(
  'the number %j is refused',
  (number) => {
    expect(() => read(pods, { PODS: number })).toThrow('it must be a whole number');
  },
);

test('a refused image names the variable, what it got and what is allowed', () => {
  expect(() => read(image, { IMAGE: 'me/app:\n' })).toThrow(
    'IMAGE is "me/app:\\n": it must be an image reference, [REGISTRY[:PORT]/]REPOSITORY[:TAG][@DIGEST], ' +
      'its repository in lower case, such as me/app:1.0.',
  );
});

test('a variable that there is not is refused, with what finds it', () => {
  expect(() => read(undefined, {})).toThrow(
    'states.ts reads a setting that settings.ts does not have: `npx tsc` says which one.',
  );
});

test('a refused number names the variable, what it got and what is allowed', () => {
  expect(() => read(pods, { PODS: 'two' })).toThrow(
    'PODS is "two": it must be a whole number from 2 to 10000, such as 3.',
  );
});
