using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace DocsBot.Core.Redaction;

/// <summary>
/// The rules for what people paste into a question by mistake. They are made for the questions of developers: versions, dates, commit hashes, identifiers of
/// code, loopback and private addresses stay.
/// </summary>
internal static partial class RedactionRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Milliseconds = 2_000;

    /// <summary>In the order in which they are applied: what holds others comes first.</summary>
    public static IReadOnlyList<RedactionRule> All { get; } =
    [
        new("private key", PrivateKey()),
        new("secret", Token()),
        new("secret", SecretInAddress()),
        new("secret", Authorization()),
        new("secret", Assignment(), IsNoPlaceholder),
        new("e-mail", Email(), IsNoExample),
        new("card", Card(), IsCard),
        new("phone", InternationalPhone(), HasDigitsOfPhone),
        new("phone", AmericanPhone()),
        new("phone", NamedPhone(), HasDigitsOfPhone),
        new("ip", IPv4(), IsPublicAddress),
        new("ip", IPv6(), IsPublicAddress),
    ];

    private static bool IsNoPlaceholder(string value) =>
        value.Distinct().Count() > 3
        && !value.StartsWith('<') && !value.StartsWith('$') && !value.StartsWith('{') && !value.StartsWith('%')
        && !value.Contains("your", StringComparison.OrdinalIgnoreCase) && !value.Contains("example", StringComparison.OrdinalIgnoreCase)
        && !value.EndsWith("()", StringComparison.Ordinal);

    /// <summary>Addresses at the domains that are kept for documentation (RFC 2606), and remotes of git, name nobody.</summary>
    private static bool IsNoExample(string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();
        return domain is not ("example.com" or "example.org" or "example.net")
            && !domain.EndsWith(".example", StringComparison.Ordinal)
            && !domain.EndsWith(".test", StringComparison.Ordinal)
            && !address.StartsWith("git@", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>13 to 19 digits with the check digit of ISO/IEC 7812-1 (Luhn).</summary>
    private static bool IsCard(string text)
    {
        int[] digits = [.. text.Where(char.IsAsciiDigit).Select(c => c - '0')];
        if (digits.Length is < 13 or > 19 || digits[0] is 0 or 1 or 7 or 8 or 9)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)];
            sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : (2 * digit) - 9;
        }

        return sum % 10 == 0;
    }

    /// <summary>ITU-T E.164: at most 15 digits.</summary>
    private static bool HasDigitsOfPhone(string text) => text.Count(char.IsAsciiDigit) is >= 8 and <= 15;

    /// <summary>An address of somebody's: neither loopback, unspecified, private (RFC 1918, RFC 4193), link-local, nor of documentation (RFC 5737, RFC 3849).</summary>
    private static bool IsPublicAddress(string text)
    {
        if (!IPAddress.TryParse(text, out var address))
        {
            return false;
        }

        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return !IPAddress.IsLoopback(address) && !address.Equals(IPAddress.IPv6Any) && !address.IsIPv6LinkLocal && !address.IsIPv6UniqueLocal
                && !address.IsIPv6Multicast && bytes is not [0x20, 0x01, 0x0d, 0xb8, ..];
        }

        return bytes is not ([0 or 10 or 127 or 255, ..] or [192, 168, ..] or [169, 254, ..] or [192, 0, 2, _] or [198, 51, 100, _] or [203, 0, 113, _])
            && bytes is not [172, >= 16 and <= 31, ..]
            && bytes is not [>= 224, ..]
            && bytes is not [< 10, ..];
    }

    /// <summary>To its end, or to that of the text: a key that was cut off is one too.</summary>
    [GeneratedRegex(@"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]{0,30}PRIVATE KEY-----|\z)", Options, Milliseconds)]
    private static partial Regex PrivateKey();

    /// <summary>Tokens that say what they are by their beginning: OpenAI, GitHub, GitLab, Slack, AWS, Google, Stripe, npm, Hugging Face, and JSON Web Tokens (RFC 7519).</summary>
    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(sk-[A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|xox[abeoprs]-[A-Za-z0-9-]{10,}|A[KS]IA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|[rs]k_(live|test)_[A-Za-z0-9]{16,}|npm_[A-Za-z0-9]{30,}|hf_[A-Za-z0-9]{20,}|eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*)",
        Options,
        Milliseconds)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<=[a-z]://[^\s/:@]{0,100}:)(?<it>[^\s/:@]{1,200})(?=@)", Options, Milliseconds)]
    private static partial Regex SecretInAddress();

    [GeneratedRegex(@"\b(Bearer|Basic)\s+(?<it>[A-Za-z0-9+/_.~-]{16,}=*)", Options, Milliseconds)]
    private static partial Regex Authorization();

    [GeneratedRegex(
        @"(password|passwd|secret|api[_-]?key|access[_-]?key|auth[_-]?token|access[_-]?token)\b[""']?\s{0,3}[:=]\s{0,3}[""']?(?<it>[^\s""',;&]{8,200})",
        Options | RegexOptions.IgnoreCase,
        Milliseconds)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])", Options, Milliseconds)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w.-])[0-9]([ -]?[0-9]){12,18}(?![\w-]|\.[0-9])", Options, Milliseconds)]
    private static partial Regex Card();

    [GeneratedRegex(@"(?<![\w+])(\+|00(?=[1-9][0-9]{0,2}[ -]))[1-9][0-9]{0,2}([ ./()-]{0,2}[0-9]){6,12}(?![\w])", Options, Milliseconds)]
    private static partial Regex InternationalPhone();

    [GeneratedRegex(@"(?<![\w.-])(\([2-9][0-9]{2}\)\s?|[2-9][0-9]{2}[-. ])[2-9][0-9]{2}[-. ][0-9]{4}(?![\w-]|\.[0-9])", Options, Milliseconds)]
    private static partial Regex AmericanPhone();

    [GeneratedRegex(@"\b(phone|tel|telephone|mobile|cell|call me( at| on)?|telefon|handy|téléphone|teléfono)\b\.?( number| no\.?| nr\.?)?( is| ist)?\s?:?\s{0,2}(?<it>[0-9(]([ ./()-]{0,2}[0-9]){6,14})", Options | RegexOptions.IgnoreCase, Milliseconds)]
    private static partial Regex NamedPhone();

    /// <summary>Not after a letter, "version" or another number: a version of four parts is none.</summary>
    [GeneratedRegex(@"(?<![\w.=~<>^-])(?<!\b(version|release|build|v)\s{0,2}:?\s{0,2})[0-9]{1,3}(\.[0-9]{1,3}){3}(?![\w-]|\.[0-9])", Options | RegexOptions.IgnoreCase, Milliseconds)]
    private static partial Regex IPv4();

    [GeneratedRegex(@"(?<![\w:.])([0-9A-Fa-f]{1,4}:){2,7}(:?[0-9A-Fa-f]{1,4}|:)(:[0-9A-Fa-f]{1,4}){0,6}(?![\w:])", Options, Milliseconds)]
    private static partial Regex IPv6();
}
