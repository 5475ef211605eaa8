// Holds the one connection of a browser; every tab hears what it hears.
const tabs = new BroadcastChannel('live');

function open() {
  const source = new EventSource('/live');
  source.addEventListener('lead-changed', ({ data }) => tabs.postMessage(JSON.parse(data)));
  // A refusal (signed out, server being changed) ends a source for good: ask again later.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(open, 15_000);
  });
}

open();
