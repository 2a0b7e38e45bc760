import { Component, type ReactNode } from 'react';
import { toProblem } from '../ipc/problems.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import classes from './Shell.module.css';

interface PageBoundaryProps {
  children: ReactNode;
}

interface PageBoundaryState {
  failure: { error: unknown } | null;
}

/** Keeps a page that fails from taking the status bar and the rail with it. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { failure: null };

  static getDerivedStateFromError(error: unknown): PageBoundaryState {
    return { failure: { error } };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return (
      <div className={classes.centre}>
        <ProblemNote problem={toProblem(failure.error)} onRetry={() => this.setState({ failure: null })} />
      </div>
    );
  }
}
