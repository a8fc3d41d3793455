using DocsBot.Lab.Analysis.Replay;
using DocsBot.Lab.Web.Layout;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>Makes the prompt of an interaction anew from what the log pinned, and says whether it is what was sent. No model is asked.</summary>
/// <param name="replays">Runs interactions again.</param>
internal sealed class PromptRenderings(Lazy<ReplayService> replays)
{
    /// <summary>The prompt; a fault is told in its place, because the rest of the interaction is known all the same.</summary>
    public async Task<RenderedPrompt> RenderAsync(InteractionRecord record, CancellationToken cancellationToken)
    {
        try
        {
            var replay = await replays.Value.ReplayAsync(record, new ReplayRequest { MessagesOnly = true }, cancellationToken);
            return new RenderedPrompt(
                [.. replay.Sent.Select(message => new PromptMessage(message.Role, message.Text))],
                replay.Proof switch { ReplayProof.Equal => true, ReplayProof.Different => false, _ => null },
                replay.Because);
        }
        catch (Exception fault) when (FaultPages.IsExpected(fault))
        {
            return new RenderedPrompt([], IsProved: null, fault.Message);
        }
    }
}
