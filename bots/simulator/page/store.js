/** The page's state in one place. Whoever subscribes is called once after any number of changes in a row. */
export function createStore(initial) {
  let state = initial;
  let announced = false;
  const listeners = new Set();

  function announce() {
    if (announced) return;
    announced = true;
    queueMicrotask(() => {
      announced = false;
      for (const listener of listeners) listener(state);
    });
  }

  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      announce();
    },
    subscribe: (listener) => void listeners.add(listener),
  };
}

/** What is remembered in this browser from visit to visit. */
const KEPT = ['me', 'open', 'view', 'columns', 'recent', 'read', 'run', 'tryClosed'];
const KEY = 'gezipu-simulator';

export function loadKept() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

export function keep(state) {
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(KEPT.map((name) => [name, state[name]]))));
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}
