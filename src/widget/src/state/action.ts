import type { LossReason } from '../connection/answer-transport';
import type { ConnectionState } from '../connection/chat-connection';
import type { ChatEvent } from '../contract/chat-event';
import type { ServiceStatus } from '../contract/service-status';
import type { Deletion, Turn } from './state';

/** Everything that can happen. */
export type Action =
  | { readonly type: 'opened' }
  | { readonly type: 'closed' }
  | { readonly type: 'expandToggled' }
  /** `replaces` is the turn that this one asks again. */
  | { readonly type: 'asked'; readonly turnId: string; readonly question: string; readonly replaces: string | null }
  /** `at` is the time in milliseconds since 1970. */
  | { readonly type: 'received'; readonly turnId: string; readonly event: ChatEvent; readonly at: number }
  | { readonly type: 'stopped'; readonly turnId: string }
  | { readonly type: 'lost'; readonly turnId: string; readonly reason: LossReason }
  | { readonly type: 'blockEnded' }
  | { readonly type: 'cleared' }
  | { readonly type: 'deletionChanged'; readonly deletion: Deletion }
  | { readonly type: 'connectionChanged'; readonly connection: ConnectionState }
  | { readonly type: 'statusRead'; readonly status: ServiceStatus | null }
  | { readonly type: 'feedbackSent'; readonly turnId: string; readonly helpful: boolean; readonly commented: boolean }
  | { readonly type: 'feedbackDelivered'; readonly turnId: string; readonly accepted: boolean }
  | {
      readonly type: 'restored';
      readonly open: boolean;
      readonly expanded: boolean;
      readonly conversationId: string | null;
      readonly turns: readonly Turn[];
      readonly blockedUntil: number | null;
    };
