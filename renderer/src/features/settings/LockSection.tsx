import { Button, PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LockState, shortestPassphrase } from '#shared/contract/locking.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useChangeSettings } from '../../ipc/useChangeSettings.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Sure } from '../../ui/Sure.tsx';
import { emptyForm, faultsOf, type PassphraseForm } from './passphraseForm.ts';
import { Section } from './Section.tsx';
import classes from './Settings.module.css';

function Minutes() {
  const { t } = useTranslation('locking');
  const { data } = useRoute('settings.get', {});
  const { change, error } = useChangeSettings();
  return (
    <>
      {data && (
        <NumberField
          label={t('minutes')}
          hint={t('minutesHint')}
          unit={t('minutesUnit')}
          value={data.lockAfterMinutes}
          range={{ min: 1, max: 240, step: 1 }}
          onChange={(lockAfterMinutes) => change({ lockAfterMinutes }, true)}
        />
      )}
      {error && <ProblemNote problem={toProblem(error)} />}
    </>
  );
}

function LockNow() {
  const { t } = useTranslation('locking');
  const lock = useAsk('locking.lock');
  return (
    <>
      <Button variant="default" loading={lock.isPending} onClick={() => lock.mutate({})}>
        {t('lockNow')}
      </Button>
      {lock.error && <ProblemNote problem={toProblem(lock.error)} />}
    </>
  );
}

interface PassphraseFieldsProps {
  form: PassphraseForm;
  has: boolean;
  tried: boolean;
  onChange: (part: Partial<PassphraseForm>) => void;
}

function PassphraseFields({ form, has, tried, onChange }: PassphraseFieldsProps) {
  const { t } = useTranslation('locking');
  const faults = faultsOf(form);
  const count = shortestPassphrase;
  return (
    <>
      {has && (
        <PasswordInput
          label={t('current')}
          value={form.current}
          onChange={(event) => onChange({ current: event.currentTarget.value })}
          autoComplete="current-password"
        />
      )}
      <PasswordInput
        label={t('chosen')}
        description={t('chosenHint', { count })}
        value={form.chosen}
        onChange={(event) => onChange({ chosen: event.currentTarget.value })}
        error={tried && faults.chosen ? t(faults.chosen, { count }) : null}
        autoComplete="new-password"
      />
      <PasswordInput
        label={t('again')}
        value={form.again}
        onChange={(event) => onChange({ again: event.currentTarget.value })}
        error={tried && faults.again ? t(faults.again) : null}
        autoComplete="new-password"
      />
    </>
  );
}

function Passphrase({ has }: { has: boolean }) {
  const { t } = useTranslation('locking');
  const client = useQueryClient();
  const set = useAsk('locking.set');
  const remove = useAsk('locking.remove');
  const [form, setForm] = useState(emptyForm);
  const [tried, setTried] = useState(false);
  const took = (state: LockState) => {
    client.setQueryData(['locking.state', {}], state);
    setForm(emptyForm);
    setTried(false);
  };

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    remove.reset();
    const faults = faultsOf(form);
    if (faults.chosen || faults.again) return;
    const { chosen: passphrase, current } = form;
    set.mutate({ passphrase, ...(has ? { current } : {}) }, { onSuccess: took });
  }

  function doWithout(): void {
    set.reset();
    remove.mutate({ current: form.current }, { onSuccess: took });
  }

  const words = { does: t('remove'), question: t('sure'), not: t('keep') };
  return (
    <form className={classes.stack} onSubmit={submit} noValidate>
      <PassphraseFields
        form={form}
        has={has}
        tried={tried}
        onChange={(part) => setForm((now) => ({ ...now, ...part }))}
      />
      <p className={classes.warning}>{t('lost')}</p>
      {set.error && <ProblemNote problem={toProblem(set.error)} />}
      {set.isSuccess && (
        <p className={classes.text} role="status">
          {t('done')}
        </p>
      )}
      {remove.isSuccess && (
        <p className={classes.text} role="status">
          {t('gone')}
        </p>
      )}
      <div className={classes.line}>
        <Button type="submit" variant="default" loading={set.isPending}>
          {t(has ? 'change' : 'begin')}
        </Button>
        {has && <Sure variant="subtle" words={words} ask={remove} onSure={doWithout} />}
      </div>
    </form>
  );
}

/** The passphrase of this profile, and when it is asked for. */
export function LockSection() {
  const { t } = useTranslation('locking');
  const { data: lock } = useRoute('locking.state', {});
  if (!lock) return null;
  return (
    <Section title={t('section')}>
      <p className={classes.text}>{t(lock.passphrase ? 'set' : 'none')}</p>
      {lock.passphrase && (
        <>
          <div className={classes.line}>
            <LockNow />
          </div>
          <Minutes />
        </>
      )}
      <Passphrase has={lock.passphrase} />
    </Section>
  );
}
