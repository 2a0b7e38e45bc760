import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { launchedExchange } from '../../ipc/launch.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk } from '../../ipc/useRoute.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import classes from './EnrolmentPage.module.css';
import { type EnrolmentForm, faultsOf } from './enrolmentForm.ts';

export function CodeForm() {
  const { t } = useTranslation('enrolment');
  const client = useQueryClient();
  const enrol = useAsk('enrolment.enrol');
  const [form, setForm] = useState<EnrolmentForm>(() => ({ address: launchedExchange(), code: '' }));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(form);
  const change = (part: Partial<EnrolmentForm>) => setForm((now) => ({ ...now, ...part }));

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (faults.address || faults.code) return;
    enrol.mutate(
      { exchangeUrl: form.address.trim(), code: form.code },
      { onSuccess: () => client.invalidateQueries() },
    );
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label={t('address')}
        description={t('addressHint')}
        value={form.address}
        onChange={(event) => change({ address: event.currentTarget.value })}
        error={tried && faults.address ? t(faults.address) : null}
        inputMode="url"
        spellCheck={false}
        autoComplete="off"
        data-autofocus
      />
      <TextInput
        label={t('code')}
        description={t('codeHint')}
        value={form.code}
        onChange={(event) => change({ code: event.currentTarget.value })}
        error={tried && faults.code ? t(faults.code) : null}
        classNames={{ input: classes.code ?? '' }}
        spellCheck={false}
        autoComplete="off"
      />
      {enrol.error && <ProblemNote problem={toProblem(enrol.error)} />}
      <div className={classes.line}>
        <Button type="submit" size="sm" loading={enrol.isPending}>
          {t('enrol')}
        </Button>
        {enrol.isPending && <span role="status">{t('enrolling')}</span>}
      </div>
    </form>
  );
}
