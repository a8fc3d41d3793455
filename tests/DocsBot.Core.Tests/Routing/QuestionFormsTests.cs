using DocsBot.Core.Routing;

namespace DocsBot.Core.Tests.Routing;

public sealed class QuestionFormsTests
{
    [Theory]
    [InlineData("How do I change the port?")]
    [InlineData("how can we rotate the keys")]
    [InlineData("Hi! Please, how would one mount a volume?")]
    [InlineData("Install the agent on Windows")]
    [InlineData("What's the best way to drain a node?")]
    [InlineData("I want to export my data to CSV")]
    [InlineData("Is there a way to schedule a job?")]
    [InlineData("How I can update the working directory?")]
    [InlineData("Wie installiere ich den Agenten?")]
    [InlineData("Comment configurer le port ?")]
    [InlineData("¿Cómo puedo cambiar el puerto?")]
    public void A_goal_is_a_how_to(string question) => QuestionForms.Of(question).ShouldContain(QuestionForm.HowTo);

    [Theory]
    [InlineData("The server doesn't start after the upgrade")]
    [InlineData("My pod is stuck in Pending")]
    [InlineData("Why do I get an error when I connect?")]
    [InlineData("System.NullReferenceException in Startup")]
    [InlineData("CrashLoopBackOff")]
    [InlineData("it exited with code 137")]
    [InlineData("HTTP 503 from the gateway")]
    [InlineData("What is this?\n   at Lantern.Server.Start(String path) in Server.cs:line 12")]
    [InlineData("Traceback (most recent call last):\n  File \"a.py\", line 3, in <module>")]
    [InlineData("Die Anmeldung funktioniert nicht")]
    [InlineData("Le serveur ne démarre pas")]
    [InlineData("El servidor no arranca")]
    [InlineData("It won’t load")]
    public void A_fault_is_troubleshooting(string question) => QuestionForms.Of(question).ShouldContain(QuestionForm.Troubleshooting);

    [Theory]
    [InlineData("Which parameters does create_index take?")]
    [InlineData("What does Client.send() return?")]
    [InlineData("What does list_models return?")]
    [InlineData("HttpClient.SendAsync")]
    [InlineData("default value of max_tokens")]
    [InlineData("What does --dry-run do?")]
    [InlineData("GET /v1/models")]
    [InlineData("Welche Parameter hat der Befehl?")]
    public void Facts_of_a_name_are_api_reference(string question) => QuestionForms.Of(question).ShouldContain(QuestionForm.ApiReference);

    [Theory]
    [InlineData("What is an init container?")]
    [InlineData("Why are pods ephemeral?")]
    [InlineData("Difference between a Deployment and a StatefulSet")]
    [InlineData("How does the scheduler work?")]
    [InlineData("Explain tokens to me")]
    [InlineData("Was ist ein Token?")]
    [InlineData("Qu'est-ce qu'un jeton ?")]
    [InlineData("¿Qué es un token?")]
    public void A_wish_to_understand_is_a_concept(string question) => QuestionForms.Of(question).ShouldContain(QuestionForm.Concept);

    [Theory]
    [InlineData("Where are my invoices?")]
    [InlineData("Can I get a refund?")]
    [InlineData("How do I cancel my subscription?")]
    [InlineData("I forgot my password")]
    [InlineData("How much does the Pro plan cost?")]
    [InlineData("Wo finde ich meine Rechnung?")]
    [InlineData("Où sont mes factures ?")]
    public void The_readers_own_account_is_account(string question) => QuestionForms.Of(question).ShouldContain(QuestionForm.Account);

    [Theory]
    [InlineData("How do I set the password of the database?", QuestionForm.Account)]
    [InlineData("What is a Pub/Sub subscription?", QuestionForm.Account)]
    [InlineData("How does error handling work?", QuestionForm.Troubleshooting)]
    [InlineData("What is an init container?", QuestionForm.HowTo)]
    [InlineData("How do I install it?", QuestionForm.Concept)]
    [InlineData("How do I install it?", QuestionForm.ApiReference)]
    [InlineData("port", QuestionForm.ApiReference)]
    [InlineData("Yes.", QuestionForm.ApiReference)]
    [InlineData("What are my options for a hearing?", QuestionForm.ApiReference)]
    [InlineData("My driver license is suspended", QuestionForm.Account)]
    [InlineData("I cannot provide parent info", QuestionForm.Troubleshooting)]
    [InlineData("What are the image file size limits when uploading images to the service?", QuestionForm.Concept)]
    public void A_word_that_only_looks_like_it_does_not_count(string question, QuestionForm form) => QuestionForms.Of(question).ShouldNotContain(form);

    [Fact]
    public void A_question_may_have_several_forms_and_none() =>
        (QuestionForms.Of("How do I fix the error: port in use?").Count, QuestionForms.Of("ports and hosts").Count, QuestionForms.Of("").Count).ShouldBe((2, 0, 0));

    [Fact]
    public void A_question_made_to_be_slow_is_not()
    {
        var hostile = string.Concat(Enumerable.Repeat("how do what does at a.b.c(((\"", 20_000));
        var start = TimeProvider.System.GetTimestamp();

        QuestionForms.Of(hostile);

        TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
