import { NativeSelect, Select, Skeleton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackInMaking } from '#shared/contract/packs.ts';
import { type Evidence, isRecording } from '#shared/domain/evidence.ts';
import { facePolicies } from '#shared/domain/faces.ts';
import type { SaidName } from '#shared/domain/packDraft.ts';
import type { RedactionList } from '#shared/domain/redaction.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk, useRoute } from '../../../ipc/useRoute.ts';
import { createPlayer } from '../../../player/player.ts';
import { AnswerState } from '../../../ui/AnswerState.tsx';
import { BenchView } from '../hiding/BenchView.tsx';
import { createHiding } from '../hiding/hidingStore.ts';
import { useBench } from '../hiding/useBench.ts';
import { MakeButton } from '../MakeButton.tsx';
import styles from '../packs.module.css';
import { useWork } from '../WorkNote.tsx';
import { type FileRow, filesOf } from './filesOf.ts';

const noNames: readonly SaidName[] = [];

interface OpenProps {
  packId: string;
  row: FileRow;
  evidence: Evidence;
  list: RedactionList;
  readOnly: boolean;
}

function Open({ packId, row, evidence, list, readOnly }: OpenProps) {
  const fileId = row.file.id;
  const hide = useAsk('packs.hide');
  const seen = useAsk('packs.facesSeen');
  const faces = useRoute('packs.faces', { packId, fileId }).data?.found ?? null;
  const names = useRoute('packs.namesSaid', { packId, fileId }).data?.names ?? noNames;
  const [player] = useState(() => createPlayer(evidence.durationMs ?? 0));
  const [hiding] = useState(() =>
    createHiding(list, (version, redactions) => hide.mutateAsync({ packId, fileId, version, redactions })),
  );
  // Faces that were found in the meantime are a version of it too.
  useEffect(() => hiding.renew(list), [hiding, list]);
  const bench = useBench({
    ...{ hiding, player, names, faces, readOnly, hasPicture: evidence.kind === 'video' },
    onSeen: (doubt, at) => seen.mutate({ packId, fileId, doubt, at }),
  });
  return <BenchView {...{ bench, packId, fileId, evidence }} title={row.file.title || row.file.name} />;
}

function Recording({ pack, row }: { pack: PackInMaking; row: FileRow }) {
  const { t } = useTranslation('packs');
  const work = useWork();
  const packId = pack.draft.id;
  const ask = { packId, fileId: row.file.id };
  const look = useRoute('packs.look', ask);
  const hidden = useRoute('packs.hidden', ask, { forget: true });
  const { data } = look;
  const readOnly = pack.draft.proposal !== null || work?.packId === packId;
  return (
    <>
      <AnswerState asked={look} coming={<Skeleton height={240} />} />
      {data?.evidence === null && <p>{t('hide.notReady')}</p>}
      {data?.evidence && hidden.data && (
        <Open key={row.file.id} {...{ packId, row, readOnly, evidence: data.evidence, list: hidden.data }} />
      )}
    </>
  );
}

/** What is to happen with faces, for the whole pack. */
function Policy({ pack: { draft } }: { pack: PackInMaking }) {
  const { t } = useTranslation('packs');
  const change = useAsk('packs.change');
  return (
    <NativeSelect
      label={t('hide.policyLabel')}
      disabled={draft.proposal !== null}
      error={change.error ? toProblem(change.error).message : undefined}
      data={facePolicies.map((value) => ({ value, label: t(`hide.policy.${value}`) }))}
      value={draft.faces}
      onChange={({ currentTarget }) => {
        const faces = facePolicies.find((one) => one === currentTarget.value);
        if (faces) change.mutate({ packId: draft.id, change: { kind: 'faces', faces } });
      }}
    />
  );
}

/** What is hidden of each recording before anybody reads it. */
export function HideStep({ pack }: { pack: PackInMaking }) {
  const { t } = useTranslation('packs');
  const rows = filesOf(pack).filter(
    ({ file: { role } }) => role !== 'captions' && isRecording({ kind: role }),
  );
  const [chosen, setChosen] = useState(rows[0]?.file.id);
  const field = useRef<HTMLInputElement>(null);
  const shown = rows.find(({ file }) => file.id === chosen) ?? rows[0];
  if (!shown) return <p className={styles.soft}>{t('hide.noRecordings')}</p>;
  return (
    <>
      <p className={styles.soft}>{t('hide.lead')}</p>
      <div className={styles.fields}>
        <Select
          className={styles.wide ?? ''}
          label={t('hide.recording')}
          allowDeselect={false}
          data={rows.map(({ file, educator }) => ({
            value: file.id,
            label: t('hide.choice', {
              educator: educator || t('unnamed'),
              file: file.name,
              hidden: t('hide.count', { count: pack.hidden[file.id] ?? 0 }),
            }),
          }))}
          value={shown.file.id}
          ref={field}
          onChange={(id) => setChosen(id ?? undefined)}
          // The keys are for the recording then, and no more for the field.
          onOptionSubmit={() => field.current?.blur()}
        />
        <Policy pack={pack} />
        <MakeButton pack={pack} />
      </div>
      <Recording key={shown.file.id} pack={pack} row={shown} />
    </>
  );
}
