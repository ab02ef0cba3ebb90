/** Stands in for the page when it crashes, instead of a blank window. */

import { Component, type ReactNode } from 'react';
import { messages } from '../ui/messages.ts';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: Error | null;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override readonly state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(thrown: unknown): ErrorBoundaryState {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const text = messages.app;
    return (
      <main className="crashed" role="alert">
        <h1>{text.crashed}</h1>
        <p>{text.crashedWhy}</p>
        <pre className="small muted">{`${error.name}: ${error.message}`}</pre>
        <button type="button" className="button-primary" onClick={() => location.reload()}>
          {text.reload}
        </button>
      </main>
    );
  }
}
