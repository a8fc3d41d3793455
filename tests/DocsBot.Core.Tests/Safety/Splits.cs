namespace DocsBot.Core.Tests.Safety;

/// <summary>The ways a stream may cut a text: whole, letter by letter, in two at every place, and at random.</summary>
internal static class Splits
{
    private const int AtRandom = 30;

    public static IEnumerable<IReadOnlyList<string>> Of(string text)
    {
        yield return [text];
        yield return [.. text.Select(c => c.ToString())];
        for (var i = 1; i < text.Length; i++)
        {
            yield return [text[..i], text[i..]];
        }

        var random = new Random(text.Length);
        for (var run = 0; run < AtRandom && text.Length > 2; run++)
        {
            var pieces = new List<string>();
            for (var at = 0; at < text.Length;)
            {
                var length = Math.Min(text.Length - at, random.Next(0, 6));
                pieces.Add(text.Substring(at, length));
                at += length;
            }

            yield return pieces;
        }
    }
}
