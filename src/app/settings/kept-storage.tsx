/** Shows how much this site keeps in the browser, and deletes the app that is kept for working without a network. */

import { useCallback, useEffect, useState } from 'react';
import { messages } from '../../ui/messages.ts';
import { clearKeptApp, type StorageUse, storageUse } from './storage.ts';

type Clearing = 'no' | 'under-way' | 'done' | 'failed';

export function KeptStorage() {
  const [use, setUse] = useState<StorageUse | null | 'asking'>('asking');
  const [clearing, setClearing] = useState<Clearing>('no');
  const ask = useCallback((): Promise<void> => storageUse().then(setUse), []);
  useEffect(() => {
    void ask();
  }, [ask]);
  const clear = (): void => {
    setClearing('under-way');
    clearKeptApp()
      .then(
        () => setClearing('done'),
        () => setClearing('failed'),
      )
      .then(ask);
  };
  const text = messages.settings;
  return (
    <>
      {use !== 'asking' && (
        <p className="numbers">{use ? text.storageUse(use.used, use.granted) : text.storageUnknown}</p>
      )}
      <p className="small muted">{text.storageText}</p>
      <button type="button" className="button" onClick={clear} disabled={clearing === 'under-way'}>
        {text.clear}
      </button>
      <p className="small" role="status">
        {clearing === 'done' && text.cleared}
        {clearing === 'failed' && text.clearFailed}
      </p>
    </>
  );
}
