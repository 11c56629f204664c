import { Component, createElement, Suspense, use, type ComponentType, type ReactNode } from 'react';
import { NotLoaded, whyNotLoaded } from '../api/not-loaded';
import { sayNotLoaded } from './toasts';

type Load<Props> = () => Promise<ComponentType<Props>>;

function loaded<Props extends object>(load: Load<Props>) {
  let pending: Promise<ComponentType<Props>> | undefined;
  let content: ComponentType<Props> | undefined;
  const forget = () => {
    pending = undefined;
  };
  const get = () =>
    (pending ??= load().then(
      (component) => (content = component),
      async () => {
        throw new NotLoaded(await whyNotLoaded(), forget);
      },
    ));
  // What is there is not waited for: React would show something else first, and that for a third of a second.
  const Loaded = (props: Props) => createElement(content ?? use(get()), props);
  /** Begins to load it before it is wanted; a failure is forgotten. */
  const preload = () => get().then(() => undefined, forget);
  return { Loaded, preload };
}

/** A page of its own script. Unlike the router's own, one that is missing does not throw away what is open. */
export function page<Props extends object>(load: Load<Props>) {
  const { Loaded, preload } = loaded(load);
  return Object.assign(Loaded, { preload });
}

/** A part of a page that is loaded when it is first wanted; where that fails a note says so, and the page stays. */
export function part<Props extends object>(load: Load<Props>, fallback?: ReactNode) {
  const { Loaded, preload } = loaded(load);
  const Part = (props: Props) => (
    <WithoutIt onFailed={'onClose' in props ? (props.onClose as () => void) : undefined}>
      <Suspense fallback={fallback}>
        <Loaded {...props} />
      </Suspense>
    </WithoutIt>
  );
  return Object.assign(Part, { preload });
}

interface WithoutItProps {
  children: ReactNode;
  /** Closes what could not be opened: the next press tries again. */
  onFailed: (() => void) | undefined;
}

class WithoutIt extends Component<WithoutItProps, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError = (error: unknown) => ({ error });

  override componentDidCatch(error: unknown): void {
    if (!(error instanceof NotLoaded)) return;
    error.forget();
    sayNotLoaded(error);
    this.props.onFailed?.();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error !== null && !(error instanceof NotLoaded)) throw error;
    return error === null ? this.props.children : null;
  }
}

/** When the browser has nothing better to do. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work);
  else setTimeout(work, 1_000);
}
