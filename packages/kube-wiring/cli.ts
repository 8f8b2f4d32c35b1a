#!/usr/bin/env node
import { styleText } from 'node:util';
import { changesCommand } from './changes/changes-command';
import { checkCommand } from './check/check-command';
import { type Command, UsageError } from './command';
import { drawCommand } from './picture/draw-command';
import { printableLines } from './printable';

const commands = new Map<string, Command>([
  ['check', checkCommand],
  ['changes', changesCommand],
  ['draw', drawCommand],
]);

const usage = `Usage: kube-wiring COMMAND

check    says which Services and routes get no answer, and why
changes  says what changed between two directories of manifests, and what applying the change will do
draw     draws routes, Services and the pods that they reach

kube-wiring COMMAND --help shows how to use each.`;

const isHelp = (arg: string | undefined): boolean => arg === '--help' || arg === '-h';

/** Runs the command that the first argument names: its exit status, or 2 for arguments that are not known. */
async function run([name, ...args]: readonly string[]): Promise<number> {
  const command = commands.get(name ?? '');
  if (isHelp(name) || (command && args.some(isHelp))) {
    console.log(command?.usage ?? usage);
    return 0;
  }
  try {
    if (!command) throw new UsageError(name === undefined ? 'Name a command.' : `There is no command ${name}.`);
    return await command.run(args);
  } catch (error) {
    // Anything but a plain error, such as a TypeError, is a mistake in the code: its stack says where.
    if (!(error instanceof Error) || error.name !== 'Error') throw error;
    console.error(styleText('red', printableLines(error.message), { stream: process.stderr }));
    if (!(error instanceof UsageError)) return 1;
    console.error(`\n${command?.usage ?? usage}`);
    return 2;
  }
}

void run(process.argv.slice(2)).then((status) => (process.exitCode = status));
