/** What Osteoscope is and is not, its version, its models, and the licences of all that is in it. */

import { type ReactNode, useState } from 'react';
import { version } from '../../package.json';
import { Dialog } from '../ui/dialog.tsx';
import { messages } from '../ui/messages.ts';
import { ModelDescription } from './model-description.tsx';
import { dataAddress } from './page-address.ts';
import { fetchShippedLicences } from './shipped-licences.ts';
import { describeModel, listModels } from './shipped-models.ts';
import { useFetched } from './use-fetched.ts';
import './about-dialog.css';

interface AboutDialogProps {
  /** Address of the models' folder. */
  readonly models: string;
  readonly onClose: () => void;
}

export function AboutDialog({ models, onClose }: AboutDialogProps) {
  const text = messages.about;
  return (
    <Dialog title={text.title} onClose={onClose}>
      <p>{text.text}</p>
      <p className="small muted">{text.version(version)}</p>
      <section>
        <h3>{text.limits}</h3>
        <ul className="bullets">
          {text.limitsText.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{text.models}</h3>
        <Models folder={models} />
      </section>
      <section>
        <h3>{text.licences}</h3>
        <p>{text.own}</p>
        <Unfolding title={text.packages}>
          <Licences />
        </Unfolding>
      </section>
    </Dialog>
  );
}

function Models({ folder }: { readonly folder: string }) {
  const fetched = useFetched(async () => {
    const ids = await listModels(folder);
    return Promise.all(ids.map((id) => describeModel(folder, id)));
  }, folder);
  if (fetched.state !== 'here') return <Waiting failed={fetched.state === 'failed'} />;
  return fetched.value.map(({ card }) => (
    <Unfolding key={card.id} title={card.name}>
      {/* Cards are written in English. */}
      <div className="about-model" lang="en">
        <ModelDescription card={card} />
      </div>
      <a className="link" href={dataAddress(card.id)}>
        {messages.data.open}
      </a>
    </Unfolding>
  ));
}

function Licences() {
  const fetched = useFetched(() => fetchShippedLicences(document.baseURI), document.baseURI);
  if (fetched.state !== 'here') return <Waiting failed={fetched.state === 'failed'} />;
  const { packages, texts } = fetched.value;
  return (
    <ul className="about-packages">
      {packages.map(({ name, version, licence, text }) => (
        <li key={`${name} ${version}`}>
          <Unfolding title={`${name} ${version}, ${licence}`}>
            <pre className="small" lang="en">
              {texts[text]}
            </pre>
          </Unfolding>
        </li>
      ))}
    </ul>
  );
}

function Waiting({ failed }: { readonly failed: boolean }) {
  const { loading, failed: why } = messages.about;
  return failed ? <p role="alert">{why}</p> : <p className="muted">{loading}</p>;
}

/** Its content is not made before it is wanted. */
function Unfolding({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="unfolding" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}
