import { parseArgs } from 'node:util';
import { z } from 'zod';
import { roles } from '#shared/domain/role.ts';
import { OperatorError } from '../failure.ts';

export const usage = `usage:
  exchange --data DIR --port N [--host ADDRESS] [--database-url postgres://…] [--seed sample] [--sample-dir DIR]
           [--offer ROLE] [--exit-with-parent]
  exchange enrol --role assessor|reviewer|lead|auditor --data DIR [--certified] [--expires-in-hours N]
           [--database-url postgres://…]`;

const common = {
  data: z.string({ error: '--data DIR is missing' }).min(1, '--data needs a folder'),
  'database-url': z
    .string()
    .regex(/^postgres(ql)?:\/\//, '--database-url begins with postgres://')
    .optional(),
};
const role = (option: string) => z.enum(roles, { error: `${option} is assessor, reviewer, lead or auditor` });

const Serve = z.object({
  ...common,
  port: z.coerce
    .number({ error: '--port N is missing or not a number' })
    .int()
    .min(0)
    .max(65_535, '--port is at most 65535'),
  host: z.string().min(1).default('127.0.0.1'),
  seed: z.literal('sample', { error: '--seed knows only “sample”' }).optional(),
  'sample-dir': z.string().min(1).optional(),
  offer: role('--offer').optional(),
  'exit-with-parent': z.boolean().default(false),
});
export type ServeOptions = z.infer<typeof Serve>;

const Enrol = z.object({
  ...common,
  role: role('--role'),
  certified: z.boolean().default(false),
  'expires-in-hours': z.coerce
    .number({ error: '--expires-in-hours is a number' })
    .positive('--expires-in-hours is above 0')
    .max(8_760, '--expires-in-hours is at most 8760, a year')
    .default(72),
});
export type EnrolOptions = z.infer<typeof Enrol>;

export type Command =
  | { name: 'help' }
  | { name: 'serve'; options: ServeOptions }
  | { name: 'enrol'; options: EnrolOptions };

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const flags = {
  serve: {
    data: text,
    port: text,
    host: text,
    'database-url': text,
    seed: text,
    'sample-dir': text,
    offer: text,
    'exit-with-parent': flag,
    help: flag,
  },
  enrol: {
    role: text,
    data: text,
    certified: flag,
    'expires-in-hours': text,
    'database-url': text,
    help: flag,
  },
};

function wrongUse(message: string): OperatorError {
  return new OperatorError(`${message}. See --help.`, 2);
}

function valuesOf(args: readonly string[], options: (typeof flags)['serve'] | (typeof flags)['enrol']) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw wrongUse(message.split('. ')[0] ?? message);
  }
}

function checked<T>(schema: z.ZodType<T>, values: unknown): T {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw wrongUse(parsed.error.issues[0]?.message ?? 'The options are not as expected');
}

/**
 * Reads the command line.
 * @throws OperatorError (exit code 2) that says which option is wrong
 */
export function readCommand(args: readonly string[]): Command {
  const enrol = args[0] === 'enrol';
  const values = enrol ? valuesOf(args.slice(1), flags.enrol) : valuesOf(args, flags.serve);
  if ('help' in values && values.help) return { name: 'help' };
  if (enrol) return { name: 'enrol', options: checked(Enrol, values) };
  return { name: 'serve', options: checked(Serve, values) };
}
