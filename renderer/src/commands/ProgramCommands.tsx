import { useDisclosure } from '@mantine/hooks';
import { useLocation } from 'wouter';
import { useRoute } from '../ipc/useRoute.ts';
import { paths } from '../places.ts';
import { CommandHelp } from './CommandHelp.tsx';
import type { CommandRuns } from './catalogue.ts';
import { useCommandRuns } from './useCommandRuns.ts';

/** The commands that are there on every page, and their dialogs. */
export function ProgramCommands() {
  const [helping, help] = useDisclosure(false);
  const [, goTo] = useLocation();
  const { data: status } = useRoute('workstation.status', {}, { enabled: false });
  const enrolled = () => (status?.enrolment ?? null) !== null;
  const runs: CommandRuns = {
    'app.keys': { run: help.toggle },
    'app.queue': { run: () => goTo(paths.queue), when: enrolled },
    'app.settings': { run: () => goTo(paths.settings), when: enrolled },
  };
  useCommandRuns(runs);
  return <CommandHelp opened={helping} onClose={help.close} />;
}
