using System.Globalization;

namespace DocsBot.Lab.Generation;

/// <summary>Ways to ask for the same in five languages: {0} is the thing, {1} another, {2} what is done to it, goes wrong with it or is asked of it.</summary>
internal static class Phrases
{
    /// <summary>The languages, in the order of the vocabulary.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "de", "fr", "es", "ja"];

    private static readonly string[][] HowTo =
    [
        ["How do I {2} a {0}?", "how to {2} {0}", "{2} {0}", "Is it possible to {2} the {0}?", "What is the best way to {2} a {0}?", "I want to {2} my {0}, where do I start?", "can i {2} a {0} from the command line", "steps to {2} a {0} in production"],
        ["Wie kann ich {0} {2}?", "{0} {2}", "Wo kann man {0} {2}?", "Ist es möglich, {0} zu {2}?"],
        ["Comment {2} {0} ?", "{2} {0}", "Est-ce possible de {2} {0} ?"],
        ["¿Cómo puedo {2} {0}?", "{2} {0}", "pasos para {2} {0}"],
        ["{0}の{2}方法", "{0}を{2}するには"],
    ];

    private static readonly string[][] Trouble =
    [
        ["My {0} {2}", "{0} {2}, what can I do?", "why is it that the {0} {2}", "{0} {2} after an upgrade", "help! {0} {2}", "The {0} {2} since yesterday, nothing in the logs"],
        ["{0} {2}", "Warum {0} {2}?", "Was tun, wenn {0} {2}?"],
        ["{0} {2}", "Pourquoi {0} {2} ?"],
        ["{0} {2}", "¿Por qué {0} {2}?"],
        ["{0}{2}", "{0}{2}場合の対処"],
    ];

    private static readonly string[][] Reference =
    [
        ["What is the {2} of a {0}?", "{0} {2}", "{2} of {0}?", "where can I see the {2} of the {0}"],
        ["Was ist der {2} von {0}?", "{0} {2}"],
        ["Quelle est la {2} de {0} ?", "{0} {2}"],
        ["¿Cuál es el {2} de {0}?", "{0} {2}"],
        ["{0}の{2}は?"],
    ];

    private static readonly string[][] Concept =
    [
        ["What is a {0}?", "explain {0}", "What is the difference between a {0} and a {1}?", "{0} vs {1}", "When should I use a {0}, and when a {1}?", "why do I need a {0}"],
        ["Was ist {0}?", "Unterschied zwischen {0} und {1}", "Wozu brauche ich {0}?"],
        ["Qu'est-ce que {0} ?", "différence entre {0} et {1}"],
        ["¿Qué es {0}?", "diferencia entre {0} y {1}"],
        ["{0}とは", "{0}と{1}の違い"],
    ];

    /// <summary>What somebody says who asks nothing.</summary>
    public static IReadOnlyList<string> Thanks { get; } = ["thanks", "Thank you!", "ok thanks", "danke", "merci", "gracias", "hello", "hi there"];

    /// <summary>Words before or after a question.</summary>
    public static IReadOnlyList<string> Openings { get; } = ["Hi, ", "Hello! ", "quick question: ", "please: ", "urgent - "];

    /// <summary>The ways to ask how a thing is worked on.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ForHowTo(string thing, string other, IReadOnlyList<string> verbs) => Fill(HowTo, thing, other, verbs);

    /// <summary>The ways to say that a thing does not work.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ForTrouble(string thing, string other, IReadOnlyList<string> problems) => Fill(Trouble, thing, other, problems);

    /// <summary>The ways to ask for a fact of a thing.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ForReference(string thing, string other, IReadOnlyList<string> facts) => Fill(Reference, thing, other, facts);

    /// <summary>The ways to ask what a thing is.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ForConcept(string thing, string other) => Fill(Concept, thing, other, ["", "", "", "", ""]);

    private static Dictionary<string, IReadOnlyList<string>> Fill(string[][] forms, string thing, string other, IReadOnlyList<string> words) => Languages
        .Select((language, i) => (language, phrases: (IReadOnlyList<string>)[.. forms[i].Select(form => string.Format(CultureInfo.InvariantCulture, form, thing, other, words[i]))]))
        .ToDictionary(pair => pair.language, pair => pair.phrases, StringComparer.Ordinal);
}
