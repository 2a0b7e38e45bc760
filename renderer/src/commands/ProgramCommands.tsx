import { useDisclosure } from '@mantine/hooks';
import { useLocation } from 'wouter';
import { useAsk, useRoute } from '../ipc/useRoute.ts';
import { paths } from '../places.ts';
import { CheatSheet } from './CheatSheet.tsx';
import { CommandHelp } from './CommandHelp.tsx';
import { Palette } from './Palette.tsx';
import { useCommandBoard, useCommandRuns } from './useCommandRuns.ts';
import { usePalette } from './usePalette.ts';

/** The commands that are there on every page, and their dialogs. */
export function ProgramCommands() {
  const palette = usePalette(useCommandBoard());
  const [helping, help] = useDisclosure(false);
  const [reading, sheet] = useDisclosure(false);
  const [, setLocation] = useLocation();
  const { data: status } = useRoute('workstation.status', {}, { enabled: false });
  const { data: lock } = useRoute('locking.state', {}, { enabled: false });
  const { mutate: askLock } = useAsk('locking.lock');
  const enrolled = () => (status?.enrolment ?? null) !== null;
  const goTo = (path: string) => () => {
    help.close();
    setLocation(path);
  };
  const showSheet = () => {
    help.close();
    sheet.open();
  };
  const toSettings = goTo(paths.settings);
  // Without a passphrase nothing would open it again: there one is set.
  const lockOrSettle = () => (lock?.passphrase ? askLock({}) : toSettings());
  useCommandRuns({
    'app.palette': { run: palette.toggle },
    'app.keys': { run: help.toggle },
    'app.sheet': { run: showSheet },
    'app.queue': { run: goTo(paths.queue), when: enrolled },
    'app.settings': { run: toSettings, when: enrolled },
    'app.lock': { run: lockOrSettle, when: enrolled },
  });
  return (
    <>
      <Palette control={palette} />
      <CommandHelp opened={helping} onClose={help.close} onSheet={showSheet} />
      <CheatSheet opened={reading} onClose={sheet.close} />
    </>
  );
}
