import type { ChatEvent, Source } from '../src/contract/chat-event';

/** What the mock service does with a question. */
export interface Example {
  readonly events: readonly ChatEvent[];
  /** Pause before each event, in milliseconds. */
  readonly paceMs: number;
  /** The connection breaks after the last event. */
  readonly breaks?: boolean;
}

const conversationId = '0198c0de-0000-7000-8000-000000000001';
const site = 'https://docs.acme.example';

function source(number: number, title: string, headingPath: readonly string[], path: string, snippet: string): Source {
  return { number, chunkId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, title, headingPath, url: `${site}${path}`, snippet };
}

const sources: readonly Source[] = [
  source(1, 'Deploy a service', ['Rolling updates', 'Surge and unavailability'], '/deploy/rolling/#surge-and-unavailability',
    'During a rolling update the controller keeps at least 75% of the replicas available and starts at most 25% more than asked for.'),
  source(2, 'Health checks', ['Readiness'], '/operate/health/#readiness',
    'A replica receives traffic only while its readiness check succeeds. A failing check takes it out of the balancer without restarting it.'),
  source(3, 'Command line', ['acme rollout'], '/reference/cli/#acme-rollout', 'acme rollout status|undo|pause|resume SERVICE shows and steers the rollout of a service.'),
  source(4, 'Deploy a service', ['Rolling back'], '/deploy/rolling/#rolling-back', 'Every rollout is kept as a revision.'),
  source(5, 'Configuration', ['Replicas'], '/reference/configuration/#replicas', 'How many replicas of the service run at once.'),
  source(6, 'Scaling', [], '/operate/scaling/', 'Scale by hand or by load.'),
];

const answer = `A **rolling update** replaces the replicas of a service a few at a time, so that the service stays available throughout. [1]

The pace is set by two numbers in \`service.yaml\`:

\`\`\`yaml
service:
  name: checkout
  replicas: 8
  update:
    max_surge: 25%        # how many more may start at once
    max_unavailable: 25%  # how many may be missing
    ready_after: 10s
\`\`\`

A new replica counts only once its readiness check succeeds; until then the old one keeps serving. [2] To watch the rollout, and to go back when it goes wrong:

\`\`\`bash
acme rollout status checkout --follow
acme rollout undo checkout --to-revision 41
\`\`\`

| Setting | Default | Meaning |
|---|---|---|
| \`max_surge\` | 25% | Replicas above the number asked for [1] |
| \`max_unavailable\` | 25% | Replicas that may be missing [1] |
| \`ready_after\` | 0s | How long a replica must be ready before it counts [2] |

Things to keep in mind:

- Both numbers cannot be zero at the same time.
- \`undo\` goes back to the revision before, or to the one you name. [3]
`;

function completed(cited: readonly number[], outcome: 'answered' | 'noAnswer' | 'degraded' = 'answered'): ChatEvent {
  const citations = sources.filter(({ number }) => cited.includes(number)).map(({ number, chunkId, title, headingPath, url }) => ({
    number, chunkId, title: [title, headingPath.at(-1)].filter(Boolean).join(' › '), url,
  }));
  return {
    type: 'completed', interactionId: '0198c0de-0000-7000-8000-000000000009', conversationId, outcome, citations, droppedCitations: 0, model: 'mock', usage: null, elapsedMs: 1200,
  };
}

const found: ChatEvent = { type: 'sourcesFound', conversationId, sources, scope: { product: null, version: '2.3', language: null }, curated: null };

/** The text as a model sends it: in pieces of a few characters, never through a citation. */
function deltas(text: string): readonly ChatEvent[] {
  return (text.match(/\[\d+\]|[\s\S]{1,6}?(?=\[|$)|[\s\S]{1,6}/g) ?? []).map((piece) => ({ type: 'answerDelta', text: piece }));
}

const longAnswer = Array.from({ length: 12 }, (_, index) => `## Part ${index + 1}\n\n${answer}`).join('\n');

function failed(code: 'rateLimited' | 'internal' | 'invalidQuestion' | 'modelUnavailable', message: string, retryAfterSeconds: number | null): Example {
  return { paceMs: 300, events: [{ type: 'failed', code, message, retryAfterSeconds, interactionId: null }] };
}

/** Chooses by a word in the question. */
export function exampleFor(question: string): Example {
  const has = (word: string): boolean => question.toLowerCase().includes(word);
  if (has('weather')) {
    return {
      paceMs: 300,
      events: [
        { type: 'sourcesFound', conversationId, sources: [], scope: null, curated: null },
        { type: 'noAnswer', message: 'The documentation does not seem to cover this.', nearest: [sources[5], sources[1], sources[2]].filter((item) => item !== undefined) },
        completed([], 'noAnswer'),
      ],
    };
  }
  if (has('limit')) return failed('rateLimited', 'Too many questions. Ask again in 20 seconds.', 20);
  if (has('error')) return failed('internal', 'Something went wrong on our side.', null);
  if (has('invalid')) return failed('invalidQuestion', 'The question is too long: 5,210 characters, at most 4,000 are allowed.', null);
  if (has('break')) return { paceMs: 15, breaks: true, events: [found, ...deltas(answer.slice(0, 420))] };
  if (has('degraded')) {
    return {
      paceMs: 15,
      events: [
        found,
        ...deltas('A rolling update is when the'),
        { type: 'notice', code: 'degraded', message: 'The model did not answer, so these are the documentation’s own words.', discardsAnswer: true },
        ...deltas('During a rolling update the controller keeps at least 75% of the replicas available and starts at most 25% more than asked for. [1]'),
        completed([1], 'degraded'),
      ],
    };
  }
  if (has('long')) return { paceMs: 4, events: [found, ...deltas(longAnswer), completed([1, 2, 3])] };
  if (has('slow')) return { paceMs: 120, events: [found, ...deltas(answer), completed([1, 2, 3])] };
  if (has('checked')) return { paceMs: 15, events: [{ type: 'sourcesFound', conversationId, sources, scope: null, curated: { checkedOn: '2026-11-20' } }, ...deltas(answer), completed([1, 2, 3])] };
  if (has('hostile')) {
    const hostile = 'Look: <img src=x onerror=alert(1)> [click](javascript:alert(1)) ![pixel](https://evil.example/p.png) <script>alert(1)</script> [1]';
    return { paceMs: 15, events: [found, ...deltas(hostile), completed([1])] };
  }
  return { paceMs: 15, events: [found, ...deltas(answer), completed([1, 2, 3])] };
}
