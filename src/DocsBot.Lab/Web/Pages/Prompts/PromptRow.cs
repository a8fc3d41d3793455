using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Web.Pages.Prompts;

/// <summary>A prompt in the list of all.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Versions">How many versions there are.</param>
/// <param name="Newest">The highest version.</param>
/// <param name="Change">What is other in it; null when that is not described.</param>
/// <param name="Date">When it was written; null when that is not described.</param>
/// <param name="Uses">What its versions are used for, each with the version.</param>
public sealed record PromptRow(string Name, int Versions, PromptId Newest, string? Change, DateOnly? Date, IReadOnlyList<(PromptId Id, PromptUse Use)> Uses)
{
    /// <summary>Whether every version that is in use is released, so that answers can be traced to it.</summary>
    public bool IsReleased { get; init; }

    /// <summary>The prompts of a folder, those that answer questions first.</summary>
    public static IReadOnlyList<PromptRow> Of(PromptFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return
        [
            .. folder.Entries.GroupBy(entry => entry.Id.Name, StringComparer.Ordinal).Select(versions =>
            {
                var newest = versions.Last();
                var uses = versions.SelectMany(entry => PromptUse.Of(entry.Id, folder), (entry, use) => (entry.Id, use)).ToList();
                return new PromptRow(versions.Key, versions.Count(), newest.Id, newest.Version?.Change, newest.Version?.Date, uses)
                {
                    IsReleased = uses.Count > 0 ? uses.TrueForAll(use => folder.Lock.Holds(use.Id)) : folder.Lock.Holds(newest.Id),
                };
            }).OrderBy(row => row.Uses.Count == 0).ThenBy(row => row.Name, StringComparer.Ordinal),
        ];
    }
}
