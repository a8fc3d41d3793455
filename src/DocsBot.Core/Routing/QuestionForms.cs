using System.Text.RegularExpressions;
using DocsBot.Core.Text;

namespace DocsBot.Core.Routing;

/// <summary>
/// Tells a question's forms by a few words of English, German, French and Spanish, in some tens of microseconds. Words that are names in some documentation (a subscription
/// of messages, a database's password) count only where they are said of the reader's own.
/// </summary>
public static partial class QuestionForms
{
    /// <summary>Where a sentence begins; a greeting or a word of politeness may stand before it.</summary>
    private const string Opening = @"(?:^|[.!?:,;\n])\W*(?:(?:so|and|but|ok|okay|hi|hello|hey|please|sorry|und|bitte|hallo|bonjour|hola)\b\W*)*";

    /// <summary>The name of a form in <c>routing.yaml</c>.</summary>
    public static string NameOf(QuestionForm form) => form switch
    {
        QuestionForm.HowTo => "how-to",
        QuestionForm.Troubleshooting => "troubleshooting",
        QuestionForm.ApiReference => "api-reference",
        QuestionForm.Concept => "concept",
        _ => "account",
    };

    /// <summary>The forms of a question, none where nothing tells.</summary>
    /// <param name="question">The reader's words.</param>
    public static IReadOnlyCollection<QuestionForm> Of(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var text = question.Replace('’', '\'');
        var forms = new List<QuestionForm>();
        Add(QuestionForm.HowTo, HowTo().IsMatch(text));
        Add(QuestionForm.Troubleshooting, Trouble().IsMatch(text) || FaultName().IsMatch(text));
        Add(QuestionForm.ApiReference, Reference().IsMatch(text) || Call().IsMatch(text) || IsName(text));
        Add(QuestionForm.Concept, Concept().IsMatch(text));
        Add(QuestionForm.Account, Account().IsMatch(text));
        return forms;

        void Add(QuestionForm form, bool holds)
        {
            if (holds)
            {
                forms.Add(form);
            }
        }
    }

    /// <summary>A name from code and nothing else: <c>HttpClient.SendAsync</c>.</summary>
    private static bool IsName(string text)
    {
        var name = text.AsSpan().Trim().Trim(".,;:!?");
        return name.Length > 3 && !name.ContainsAny(" \t\r\n") && Identifiers.IsCompound(name);
    }

    [GeneratedRegex(
        Opening + @"(?:"
        + @"how (?:do|can|could|should|would|might|must) (?:i|we|you|one|they|someone)\b|how (?:i|we|one) (?:can|could|do|should)\b|how to\b|what (?:do|can|should|must) (?:i|we) (?:need to )?do\b"
        + @"|what(?:'s| is| are) the (?:\w+ )?(?:way|steps?|procedure|commands?) (?:to|for)\b|is there (?:a|any) way to\b|is it possible to\b"
        + @"|can i\b|i(?:'m trying| am trying| want| need|'d like| would like) to\b|(?:show|tell|teach) me how\b|walk me through\b|help me (?:to )?\w+|steps to\b"
        + @"|(?:install|uninstall|configure|set ?up|create|add|enable|disable|deploy|upgrade|update|migrate|remove|delete|connect|build|run|start|stop|restart|change|export|import|back ?up|restore|integrate|generate|scale|rotate|expose|schedule) \w"
        + @"|wie (?:\w+ )?(?:ich|wir|man)\b|wie (?:kann|muss|soll|sollte)\b"
        + @"|comment (?:puis|peut|faire|dois|doit|je|on)\b|comment \w+(?:er|ir|re)\b"
        + @"|c[oó]mo (?:puedo|se|hago|debo|podemos|hacemos)\b|c[oó]mo \w+[aei]r\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HowTo();

    [GeneratedRegex(
        @"\b(?:fails?|failed|failing|crash(?:es|ed|ing)?|broken|stuck|hangs|freezing|tim(?:es|ed) out|permission denied|access denied|connection refused|segfault|segmentation fault|core dumped|stack ?trace|troubleshoot\w*)\b"
        + @"|\b(?:cannot|can't|can not|couldn't|could not|unable to) (?:\w+ )?(?:connect|start|log|login|open|access|find|see|load|install|reach|import|build|compile|run|save|upload|download|resolve|pull|push|write|read|get|be (?:found|opened|resolved|reached|read|written|loaded))\b"
        + @"|\b(?:doesn't|does not|don't|won't|will not|isn't|is not|aren't|are not|didn't|did not|not|never|stopped|no longer) (?:\w+ )?(?:work|working|start|starting|load|loading|respond|responding|connect|connecting|appear|appearing|show|showing|run|running|recogni[sz]ed|found|reachable|available)\b"
        + @"|\b(?:get|gets|got|getting|see|sees|saw|seeing|throws?|threw|raises?|fix|fixing|resolve|solve|debug|this|following|strange)\b.{0,40}\berrors?\b|\berror ?[:(]|\berrors? (?:when|while|after|message|code|occurs?)\b"
        + @"|\bexit(?:ed|s)? (?:with )?(?:code|status) ?\d|\b(?:http|status|error|code) [45]\d\d\b|\b[45]\d\d (?:errors?|bad|not found|internal|unauthori[sz]ed|forbidden)\b"
        + @"|what(?:'s| is) wrong\b|what went wrong\b|\b(?:problem|issue|trouble) (?:with|when)\b"
        + @"|^\s+at [\w.<>$]+\(|traceback \(most recent call last\)|^\s*file "".+"", line \d|\bpanic:|\bcaused by:"
        + @"|\bfehler(?:meldung)?\b|\bfunktioniert (?:\w+ )?nicht\b|\bgeht (?:\w+ )?nicht\b|\bstürzt\b.{0,40}\bab\b|\bschlägt\b.{0,40}\bfehl\b"
        + @"|\berreur\b|\bne (?:fonctionne|marche|démarre|répond) (?:pas|plus)\b|\béchoue\b|\bplante\b"
        + @"|\berror al\b|\bno (?:funciona|arranca|responde|carga|inicia)\b|\bfalla\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Trouble();

    /// <summary>Names of faults are told by their capitals: NullReferenceException, TypeError, CrashLoopBackOff, ECONNREFUSED, OOMKilled, SIGSEGV.</summary>
    [GeneratedRegex(@"\b[A-Z]\w*[a-z](?:Exception|Error|BackOff|Failed)\b|\bE(?:CONN|ADDR|PERM|ACCES|NOENT|TIMEDOUT|PIPE|HOST)[A-Z]*\b|\bOOMKilled\b|\bSIG(?:SEGV|KILL|ABRT|TERM)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FaultName();

    [GeneratedRegex(
        @"\b(?:parameters?|params|arguments?|args|signature|overloads?|return (?:type|value)s?|default values?|allowed values|possible values|request body|status codes?) (?:of|for|does|do|in|to|are|can|on)\b"
        + @"|\b(?:which|what|all|list) (?:\w+ )?(?:options|fields|properties|attributes|methods|flags|values) (?:does|do|are|has|have|of|in)\b"
        + @"|\bwhat (?:does|do) .{1,80} (?:return|returns|accept|take|expect)\b|\bwhat(?:'s| is) the (?:type|default|signature|syntax|return type) (?:of|for)\b|\breturn type\b|\bfunction signature\b"
        + @"|\bwhat (?:does|do|is|are) `?--?\w"
        + @"|\bwelche (?:parameter|argumente|optionen|felder|werte)\b|\bwas gibt .{1,80} zurück\b"
        + @"|\bquels? (?:sont les )?(?:paramètres|arguments|options|champs)\b|\bque (?:renvoie|retourne)\b"
        + @"|\bqué (?:parámetros|argumentos|opciones|campos|valores)\b|\bqué devuelve\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    /// <summary>A call or a route: <c>client.send()</c>, <c>GET /v1/models</c>.</summary>
    [GeneratedRegex(@"\b\w+(?:[.:]+\w+)+\([^()\n]{0,80}\)|\b\w{2,}\(\)|\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) /\S", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Call();

    [GeneratedRegex(
        Opening + @"(?:what(?:'s| is| are| was| were) (?:an?|the (?:purpose|meaning|idea|concept|role|point|difference|reason|relationship|advantages?|benefits?))\b|what(?:'s| is| are) (?:\S+ ){0,2}\S+\s*$|why\b|when (?:should|would|do) (?:i|we|you|one)\b|explain\b|describe\b|define\b|definition of\b|tell me about\b|overview\b|compare\b"
        + @"|how (?:does|is|are)\b|how do .{1,80} (?:work|differ|relate|interact)\b"
        + @"|was (?:ist|sind|bedeutet|heißt|macht)\b|warum\b|wieso\b|weshalb\b|wozu\b|erkläre?\b"
        + @"|qu'?est[- ]ce (?:que|qu')|c'est quoi\b|pourquoi\b|à quoi sert\b|explique"
        + @"|qu[eé] (?:es|son|significa)\b|por qu[eé]\b|para qu[eé] sirve\b|explica)"
        + @"|\bdifferences? between\b|\bdiffer from\b|\bversus\b|\bvs\b|\bwhat does .{1,60} mean\b|\b(?:purpose|meaning|concept) of\b|\bwhat(?:'s| is) the difference\b"
        + @"|\bunterschied zwischen\b|\bdifférence entre\b|\bdiferencia entre\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Concept();

    [GeneratedRegex(
        @"\b(?:billing|billed|invoices?|refund(?:s|ed)?|credit card|payment methods?|free trial|money back)\b"
        + @"|\b(?:my|our|your) (?:current |new |old |free |pro |team |user )?(?:account|plan|password|subscription|membership)\b"
        + @"|\b(?:cancel|renew|upgrade|downgrade|pause|manage|change|buy|pay for) (?:to )?(?:a |the |my |our )?(?:\w+ )?(?:subscription|plan|membership)\b"
        + @"|\b(?:forgot|forgotten|lost) (?:my |the )?password\b|\bhow much (?:does|do|is|will|would) .{1,60} cost\b|\b(?:sign up for|close|delete) (?:an |my |the )account\b|\bpricing (?:plans?|page|tiers?)\b"
        + @"|\brechnung(?:en)?\b|\b(?:mein|meine|meinen) (?:\w+ )?(?:konto|passwort|abo|abonnement|tarif)\b|\bkündigen\b|\brückerstattung\b"
        + @"|\bfactures?\b|\bremboursement\b|\bmon (?:compte|abonnement|mot de passe)\b"
        + @"|\bfacturas?\b|\breembolso\b|\bmi (?:cuenta|suscripción|contraseña|plan)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Account();
}
