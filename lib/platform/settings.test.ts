import { readSettings, SettingError } from './settings';

test('no variable set gives the workshop’s images and a second pod', () => {
  expect(readSettings({})).toEqual({
    webappImage: 'ponderosa/hs-pizza-webapp-service:latest',
    toppingSuggestionImage: 'ponderosa/topping-suggestion:latest',
    utilityImage: 'ponderosa/hs-pizza-health-checker',
    webappPods: 2,
  });
});

test('all variables set are all the settings', () => {
  const env = {
    WEBAPP_IMAGE: 'me/webapp',
    TOPPING_SUGGESTION_IMAGE: 'me/suggestion',
    UTILITY_IMAGE: 'me/utility',
    WEBAPP_PODS: '3',
  };
  expect(readSettings(env)).toEqual({
    webappImage: 'me/webapp',
    toppingSuggestionImage: 'me/suggestion',
    utilityImage: 'me/utility',
    webappPods: 3,
  });
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
])('the image reference %s is allowed', (image) => {
  expect(readSettings({ UTILITY_IMAGE: image }).utilityImage).toBe(image);
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
])('the image reference %j is refused', (image) => {
  expect(() => readSettings({ UTILITY_IMAGE: image })).toThrow(SettingError);
});

test.each(['2', '9', '10', '9999', '10000'])('%s webapp pods are allowed', (pods) => {
  expect(readSettings({ WEBAPP_PODS: pods }).webappPods).toBe(Number(pods));
});

test.each(['', ' ', '0', '1', '-1', '02', '+2', '2.5', '1e3', '0x10', 'two', '2 ', '10001'])(
  '%j webapp pods are refused',
  (pods) => {
    expect(() => readSettings({ WEBAPP_PODS: pods })).toThrow(SettingError);
  },
);

test.each(['WEBAPP_IMAGE', 'TOPPING_SUGGESTION_IMAGE', 'UTILITY_IMAGE'])(
  'a refused %s names the variable, what it got and what is allowed',
  (variable) => {
    expect(() => readSettings({ [variable]: 'me/app:\n' })).toThrow(
      `${variable} is "me/app:\\n": it must be an image reference, [REGISTRY[:PORT]/]REPOSITORY[:TAG][@DIGEST], ` +
        'its repository in lower case, such as me/app:1.0.',
    );
  },
);

test('a refused WEBAPP_PODS names the variable, what it got and what is allowed', () => {
  expect(() => readSettings({ WEBAPP_PODS: 'two' })).toThrow(
    'WEBAPP_PODS is "two": it must be a whole number from 2 to 10000, such as 3.',
  );
});
