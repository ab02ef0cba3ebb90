/** Starts the page. */

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserHistory } from '../study/history/history.ts';
import { keepHistory } from '../study/history/keep-history.ts';
import { unpackInWorker } from '../study/intake/unpack-in-worker.ts';
import { createStudyStore } from '../study/study-store.ts';
import { askedEngine } from '../worker/engine-order.ts';
import { openReader } from '../worker/open-reader.ts';
import { App } from './app.tsx';
import { followPreferences } from './appearance.ts';
import { openDemo } from './demo.ts';
import { alone } from './dropped-files.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { receiveHandedFiles } from './handed-files.ts';
import { firstModel } from './models/asked-model.ts';
import { registerServiceWorker } from './register-service-worker.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/forced-colours.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root".');

followPreferences();

const address = (path: string): string => new URL(path, document.baseURI).href;

const first = await firstModel(location.search, address('models/'));

const store = createStudyStore({
  reader: openReader(),
  model: address(`models/${first.id}/`),
  engine: askedEngine(location.search),
  unpack: unpackInWorker,
});

keepHistory(store, browserHistory);
receiveHandedFiles((files) => store.actions.bring(files.map(alone)));
openDemo(address('samples/'), store.actions);

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App
        store={store}
        updates={registerServiceWorker()}
        samples={address('samples/')}
        models={address('models/')}
        unknownModel={first.unknown}
      />
    </ErrorBoundary>
  </StrictMode>,
);
