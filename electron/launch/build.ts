import { buildProgram } from './buildProgram.ts';

try {
  buildProgram();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
