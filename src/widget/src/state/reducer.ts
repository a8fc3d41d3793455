import type { ChatEvent, Failed } from '../contract/chat-event';
import type { ServiceStatus } from '../contract/service-status';
import type { Action } from './action';
import { isPending, type ServiceState, type State, type Turn } from './state';

const shortestBlockSeconds = 1;

/** The state after an action; the same object when nothing changes. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'opened':
      return state.open ? state : { ...state, open: true };
    case 'closed':
      return state.open ? { ...state, open: false } : state;
    case 'expandToggled':
      return { ...state, expanded: !state.expanded };
    case 'asked':
      return {
        ...state,
        deletion: 'none',
        turns: [...state.turns.filter((turn) => turn.id !== action.replaces), newTurn(action.turnId, action.question)],
      };
    case 'received':
      return receive(state, action.turnId, action.event, action.at);
    case 'stopped':
      return changePending(state, action.turnId, { phase: 'stopped' });
    case 'lost':
      return changePending(state, action.turnId, { phase: 'lost', loss: action.reason });
    case 'blockEnded':
      return state.blockedUntil === null ? state : { ...state, blockedUntil: null };
    case 'cleared':
      return { ...state, turns: [], conversationId: null, deletion: 'none' };
    case 'deletionChanged':
      return state.deletion === action.deletion ? state : { ...state, deletion: action.deletion };
    case 'connectionChanged':
      return state.connection === action.connection ? state : { ...state, connection: action.connection };
    case 'statusRead':
      return { ...state, service: serviceAfter(state.service, action.status) };
    case 'feedbackSent':
      return changeTurn(state, action.turnId, () => ({
        feedback: { helpful: action.helpful, commented: action.commented, delivery: 'sending' },
      }));
    case 'feedbackDelivered':
      return changeTurn(state, action.turnId, ({ feedback }) => ({
        feedback: feedback === null ? null : { ...feedback, delivery: action.accepted ? 'sent' : 'failed' },
      }));
    case 'restored':
      return {
        ...state,
        open: action.open,
        expanded: action.expanded,
        conversationId: action.conversationId,
        blockedUntil: action.blockedUntil,
        // A page that was left in the middle of an answer heard no end of it.
        turns: action.turns.map((turn) => (isPending(turn) ? { ...turn, phase: 'lost', loss: 'interrupted' } : turn)),
      };
  }
}

function newTurn(id: string, question: string): Turn {
  return {
    id,
    question,
    phase: 'waiting',
    answer: '',
    sources: [],
    version: null,
    checkedOn: null,
    citations: [],
    message: null,
    notice: null,
    failure: null,
    loss: null,
    interactionId: null,
    feedback: null,
  };
}

function receive(state: State, turnId: string, event: ChatEvent, at: number): State {
  const turn = state.turns.find((candidate) => candidate.id === turnId);
  if (turn === undefined || !isPending(turn)) return state;
  switch (event.type) {
    case 'sourcesFound':
      return {
        ...changePending(state, turnId, { sources: event.sources, version: event.scope?.version ?? null, checkedOn: event.curated?.checkedOn ?? null }),
        conversationId: event.conversationId,
      };
    case 'answerDelta':
      return changePending(state, turnId, { phase: 'streaming', answer: turn.answer + event.text });
    case 'noAnswer':
      // More may follow (`completed`), so the turn stays pending.
      return changePending(state, turnId, { phase: 'streaming', message: event.message, sources: event.nearest });
    case 'notice':
      return changePending(state, turnId, { notice: event.message, ...(event.discardsAnswer ? { answer: '' } : {}) });
    case 'completed':
      return {
        ...changePending(state, turnId, {
          phase: event.outcome === 'noAnswer' ? 'noAnswer' : 'answered',
          citations: event.citations,
          interactionId: event.interactionId,
        }),
        conversationId: event.conversationId,
      };
    case 'failed':
      return fail(state, turnId, event, at);
  }
}

function fail(state: State, turnId: string, event: Failed, at: number): State {
  const failed = changePending(state, turnId, {
    phase: 'failed',
    failure: event.code,
    message: event.message,
    interactionId: event.interactionId,
  });
  if (event.code === 'rateLimited') {
    const seconds = Math.max(event.retryAfterSeconds ?? 0, shortestBlockSeconds);
    return { ...failed, blockedUntil: at + seconds * 1000 };
  }
  // The poller takes over from here and says when it is ready.
  if (event.code === 'indexing') return { ...failed, service: { ...failed.service, state: 'indexing', message: null } };
  return failed;
}

function serviceAfter(before: ServiceState, status: ServiceStatus | null): ServiceState {
  return status ?? { ...before, state: 'unreachable', message: null };
}

function changePending(state: State, turnId: string, change: Partial<Turn>): State {
  return changeTurn(state, turnId, (turn) => (isPending(turn) ? change : {}));
}

function changeTurn(state: State, turnId: string, change: (turn: Turn) => Partial<Turn>): State {
  return { ...state, turns: state.turns.map((turn) => (turn.id === turnId ? { ...turn, ...change(turn) } : turn)) };
}
