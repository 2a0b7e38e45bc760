import { readCommand, usage } from './cli/options.ts';
import { OperatorError } from './failure.ts';

/** Beside this file, as a source or as what was built of it. */
const severityWorker = new URL(
  import.meta.url.endsWith('.ts') ? './severity/worker.ts' : './severity.js',
  import.meta.url,
);

async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  // Each command loads only what it needs: a code is printed in half the time.
  switch (command.name) {
    case 'help':
      process.stdout.write(`${usage}\n`);
      return;
    case 'enrol':
      return await (await import('./cli/enrol.ts')).enrolCommand(command.options);
    case 'serve':
      return await (await import('./cli/serve.ts')).serve({ ...command.options, severityWorker });
  }
}

main().catch((error: unknown) => {
  if (error instanceof OperatorError) {
    console.error(`exchange: ${error.message}`);
    process.exit(error.exitCode);
  }
  // The type and the place, not the message: a database's messages quote what was written.
  const [, ...trace] = error instanceof Error ? (error.stack ?? '').split('\n    at ') : [];
  console.error(
    `exchange: something unexpected happened (${error instanceof Error ? error.name : typeof error}). Start it again; if it stays, report this: ${trace.slice(0, 4).join(' < ')}`,
  );
  process.exit(1);
});
