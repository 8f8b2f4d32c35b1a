import { ReadError, readManifests } from './lib/check/read-manifests';
import { report } from './lib/check/report';

const paths = process.argv.slice(2);

try {
  if (paths.length === 0 || paths.some((path) => /^-./.test(path))) {
    throw new ReadError(
      'Usage: npm run check -- PATH... where each PATH is a file, a directory, or - for standard input',
    );
  }
  const found = readManifests(paths);
  const problems = report(found);
  if (problems.length > 0) {
    console.log(problems.join('\n'));
    process.exitCode = 1;
  } else {
    const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
    const files = new Set(found.map(({ file }) => file)).size;
    console.log(`Checked ${count(found.length, 'document')} in ${count(files, 'file')}: no problem.`);
  }
} catch (error) {
  if (!(error instanceof ReadError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
