namespace DocsBot.Core.Text;

/// <summary>Takes names from code apart: <c>camelCase</c>, <c>PascalCase</c>, <c>snake_case</c>, <c>kebab-case</c>, <c>dotted.names</c>, <c>HTTPServer2</c>.</summary>
public static class Identifiers
{
    /// <summary>The parts of a name in lower case; a word of one part gives that part.</summary>
    /// <param name="name">A name without white space.</param>
    public static IReadOnlyList<string> Split(ReadOnlySpan<char> name)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var separator = i == name.Length || !Scripts.IsWordCharacter(name[i]);
            if (!separator && (i == start || !StartsPart(name, i)))
            {
                continue;
            }

            if (i > start)
            {
                parts.Add(name[start..i].ToString().ToLowerInvariant());
            }

            start = separator ? i + 1 : i;
        }

        return parts;
    }

    /// <summary>Whether splitting the name gives more than one part.</summary>
    public static bool IsCompound(ReadOnlySpan<char> name)
    {
        for (var i = 1; i < name.Length; i++)
        {
            if (!Scripts.IsWordCharacter(name[i]) || StartsPart(name, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsPart(ReadOnlySpan<char> name, int i)
    {
        var before = name[i - 1];
        var here = name[i];
        if (!Scripts.IsWordCharacter(before))
        {
            return true;
        }

        // fooBar → foo|Bar; HTTPServer → HTTP|Server. A digit stays with the letters before it: v1, sha256, x86.
        return char.IsUpper(here)
            && (char.IsLower(before) || (i + 1 < name.Length && char.IsLower(name[i + 1]) && char.IsUpper(before)));
    }
}
