import { Button } from '@mantine/core';
import { IconDeviceTv } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useListenOn } from '../../commands/useCommandRuns.ts';
import classes from './PicturePlace.module.css';
import { closeVideoWindow, videoWindow } from './videoWindow.ts';

/** Says where the picture went, and takes it back. */
function Elsewhere() {
  const { t } = useTranslation('shell');
  return (
    <div className={classes.elsewhere}>
      <IconDeviceTv size={24} stroke={1.5} aria-hidden />
      <p>{t('videoElsewhere')}</p>
      <Button variant="default" onClick={closeVideoWindow}>
        {t('videoBack')}
      </Button>
    </div>
  );
}

/** Shows a picture here, or in the second window while that is open; its keys are the keys of this one. */
export function PicturePlace({ children }: { children: ReactNode }) {
  const { place } = useStore(videoWindow);
  const listen = useListenOn();
  const view = place?.ownerDocument.defaultView ?? null;
  useEffect(() => (view === null ? undefined : listen(view)), [view, listen]);
  if (place === null) return children;
  return (
    <>
      <Elsewhere />
      {createPortal(<div className={classes.screen}>{children}</div>, place)}
    </>
  );
}
