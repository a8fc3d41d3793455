using System.Collections.Frozen;

namespace DocsBot.Core.Text;

/// <summary>English words that people wrap a question in ("hello", "wondering", "what are the two main ways to"): they are not stop words, and yet seldom what is asked about.</summary>
public static class ConversationWords
{
    private static readonly FrozenSet<string> Stems = Terms.Of("""
        hello hi hey dear sir madam guys team everyone folks greetings morning afternoon evening day today thanks thank sorry welcome excuse ok okay yes yeah oh well
        want wanted like love hope wish need needed try trying tried attempt look looking search searching seek find found see know knowing understand understanding learn learning
        think thinking thought guess believe wonder wondering wondered curious confused unsure sure struggling struggle stuck unable able trouble
        ask asking asked question questions answer answers tell told say said says saying talk talking speak hear heard read explain explanation describe description show clarify discuss mention
        help helping helped assist assistance support guide guidance advice advise suggest suggestion suggestions recommend recommended tip tips info information detail details idea ideas clue
        please kindly possible possibly maybe perhaps probably actually really exactly basically simply just quickly easily quick easy simple correctly correct properly proper right best good better great nice fine
        go going goes went come coming came get getting gets got gotten take taking took give giving gave given make making makes made put let keep keeps bring
        do does doing done use uses used using usage work works working worked happen happens happened
        start begin beginning started
        way ways thing things something anything everything stuff someone anyone anybody everybody person people reason reasons kind kinds sort sorts type types example examples case cases
        regarding concerning related about according different difference differences compare compared comparison similar various several multiple certain specific particular general main key primary major important
        purpose mean means meaning meant definition define role
        one two three four five first second last next new old current currently recently already still ever never always often usually time times moment day days ago soon later now
        much many lot lots bit little few more most less least long
        also too even though although however yet instead another other others else
        doc docs documentation page pages article section link
        could would should may might must shall cannot
        im ive id dont doesnt didnt cant couldnt wouldnt isnt arent wasnt whats hows theres
        """).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a stemmed word is one of them.</summary>
    /// <param name="term">A word as <see cref="Terms.Of"/> gives it.</param>
    public static bool Contains(string term) => Stems.Contains(term);
}
