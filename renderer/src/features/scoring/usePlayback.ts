import { useStore } from 'zustand';
import type { Reading, ReadingEvidence } from '#shared/contract/scoring.ts';
import { defaultSettings } from '#shared/contract/settings.ts';
import type { CommandRuns } from '../../commands/catalogue.ts';
import { useCommandRuns } from '../../commands/useCommandRuns.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { pictureRuns } from '../../player/pictureRuns.ts';
import type { Player, TimeRange } from '../../player/player.ts';
import { playRuns } from '../../player/playRuns.ts';
import { useCoverage } from '../../player/useCoverage.ts';
import { useVideoWindow } from '../../ui/videoWindow/useVideoWindow.ts';
import { usePlayers } from './usePlayers.ts';
import type { ReadingPageState } from './useReadingPage.ts';
import { useSecondCamera } from './useSecondCamera.ts';
import type { Working } from './working.ts';

/** What plays in a reading. */
export interface Playback {
  /** The item on screen; undefined where the answers are shown. */
  shown: ReadingEvidence | undefined;
  /** Of the item on screen, where it is a recording. */
  player: Player | null;
  camera: ReturnType<typeof useSecondCamera>;
  playerFor: (evidenceId: string) => Player | null;
}

/** The recordings of a reading; what is played of them is remembered as watched. */
export function usePlayback(reading: Reading, working: Working): Playback {
  const playerOf = usePlayers();
  const itemOf = (id: string | null) => reading.evidence.find((item) => item.id === id);
  const shown = itemOf(useStore(working.store, (state) => state.evidenceId));
  const player = playerOf(shown);
  const camera = useSecondCamera({ reading, shown, playerOf, onAlign: working.align });
  useCoverage(player, shown?.id ?? null, working.watched);
  useCoverage(camera.second?.player ?? null, camera.second?.item.id ?? null, working.watched);
  return { shown, player, camera, playerFor: (id) => playerOf(itemOf(id)) };
}

/** The range of the selected span, where it has one in the recording on screen. */
export function selectedRange({ store }: Working): TimeRange | null {
  const { annotationId, evidenceId, content } = store.getState();
  const span = content.annotations.find(({ id }) => id === annotationId)?.span;
  return span?.kind === 'time' && span.evidenceId === evidenceId && span.endMs > span.startMs ? span : null;
}

/** Whether there are words to show over the recording on screen. */
function useHasCaptions({ shown, player }: Playback): boolean {
  const asks = player !== null && shown !== undefined;
  const { data } = useRoute('evidence.prepare', { evidenceId: shown?.id ?? '' }, { enabled: asks });
  return shown !== undefined && (shown.captions !== null || (data?.captions ?? []).length > 0);
}

/** Playing, and the picture, by command: of the recording on screen. */
export function usePlaybackRuns(playback: Playback, working: Working, page: ReadingPageState): void {
  const { player, shown, camera } = playback;
  const { data: settings = defaultSettings } = useRoute('settings.get', {});
  const videoWindow = useVideoWindow();
  const hasCaptions = useHasCaptions(playback);
  const runs = (now: Player): CommandRuns => ({
    ...playRuns(now, {
      frameJump: settings.frameJump,
      goTo: page.goTo,
      selected: () => selectedRange(working),
      captions: { available: () => hasCaptions, onToggle: page.toggleCaptions },
      pair: {
        available: () => camera.available,
        onToggle: camera.toggle,
        shown: () => camera.second?.pair ?? null,
      },
    }),
    ...(shown?.kind === 'video' ? { ...pictureRuns(now.picture), ...videoWindow.runs } : {}),
  });
  useCommandRuns(player === null ? {} : runs(player));
}
