using System.Reflection;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace GlobalReach.Workflows.Tests;

/// <summary>Rules of the house that a compiler does not know; each is there because breaking it was expensive elsewhere.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Workflows = typeof(GlobalReachDb).Assembly;
    private static readonly Assembly Domain = typeof(Lead).Assembly;

    private static readonly IReadOnlyList<Type> Requests = [.. Workflows.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IRequirePermission)))];
    private static readonly IReadOnlyList<Type> Handlers = [.. Workflows.GetTypes().Where(t => t is { IsAbstract: false } && HandledBy(t).Any())];

    [Fact]
    public void The_domain_knows_nothing_but_the_platform() =>
        Domain.GetReferencedAssemblies().Select(a => a.Name!).ShouldAllBe(name => name.StartsWith("System", StringComparison.Ordinal) || name == "netstandard");

    [Fact]
    public void Every_request_has_exactly_one_handler_beside_it()
    {
        Requests.Count.ShouldBeGreaterThan(25);
        foreach (var request in Requests)
        {
            var handler = Handlers.Where(h => HandledBy(h).Contains(request)).ToList();
            handler.Count.ShouldBe(1, request.FullName);
            handler[0].DeclaringType.ShouldBe(request.DeclaringType, request.FullName);
        }
    }

    [Fact]
    public void Nothing_is_handled_that_states_no_permission() => Handlers.SelectMany(HandledBy).ShouldAllBe(request => request.IsAssignableTo(typeof(IRequirePermission)));

    [Fact]
    public void Every_permission_belongs_to_somebody()
    {
        var held = Rights.Of(Enum.GetValues<Role>());

        Enum.GetValues<Permission>().ShouldAllBe(permission => held.Contains(permission));
    }

    [Fact]
    public void Queries_change_nothing_and_commands_are_saved_once() =>
        Requests.ShouldAllBe(request => request.IsAssignableTo(typeof(IChange)) != request.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>)));

    [Fact]
    public void Handlers_never_save_themselves() =>
        Calls("SaveChanges", "SaveChangesAsync", "BeginTransaction", "BeginTransactionAsync").Where(call => Handlers.Any(h => h.FullName == call.Owner.Replace('/', '+'))).ShouldBeEmpty();

    [Fact]
    public void Handlers_never_send_another_request() =>
        Handlers.Where(h => h.GetConstructors().SelectMany(c => c.GetParameters()).Any(p => p.ParameterType == typeof(IMediator) || p.ParameterType == typeof(ServiceFactory) || p.ParameterType == typeof(IServiceProvider))).ShouldBeEmpty();

    /// <summary>Beside the two that act for the system, secrecy itself counts the leads it does not list, the register how many each owner has to hand over, Today what a stand-in is not shown, and operations whether every lead is whole.</summary>
    [Fact]
    public void Only_deliveries_deadlines_operations_and_bare_numbers_look_past_visibility() =>
        Calls("IgnoreQueryFilters").Select(call => call.Owner)
            .Where(owner => !owner.StartsWith("GlobalReach.Workflows.Delivery.", StringComparison.Ordinal) && !owner.StartsWith("GlobalReach.Workflows.Deadlines.", StringComparison.Ordinal) && !owner.StartsWith("GlobalReach.Workflows.Operations.", StringComparison.Ordinal))
            .Distinct().ShouldBe(["GlobalReach.Workflows.Leads.Secrecy", "GlobalReach.Workflows.People.PeopleRegister/Handler", "GlobalReach.Workflows.Today.WaitingWork"], ignoreOrder: true);

    /// <summary>What <see cref="Workflows.Leads.LeadPage"/> keeps from who may not know the company is written by those alone who may: LeadAccess.FindToRewrite asks, or the handler does.</summary>
    /// <remarks>Put off: the step's words stay as they are, and its day is shown to everybody.</remarks>
    [Fact]
    public void Nobody_writes_over_a_fact_that_is_hidden_from_them()
    {
        string[] hidden = ["Lead.RecordQualification", "Lead.PromiseNextStep", "Lead.CompleteInquiry", "Lead.RecordCommitment", "Lead.RecordDiscovery", "Lead.Classify", "Lead.Invite", "Lead.Dismiss", "Lead.Reassign", "SiteVisit.Reschedule", "SiteVisit.Hold", "Screening.Run", "Screening.Clear"];
        var written = CalledBy(method => method.DeclaringType.Namespace.StartsWith("GlobalReach.Domain", StringComparison.Ordinal) && hidden.Contains($"{method.DeclaringType.Name}.{method.Name}"));
        var asking = CalledBy(method => method.Name is "FindToRewrite" || (method.DeclaringType.Name == "Secrecy" && method.Name == "Refuses")).Select(call => call.Owner).ToHashSet();

        written.Select(call => call.Called).Distinct().ShouldBe(hidden, ignoreOrder: true, "Each of these is called where it is looked for.");
        written.Where(call => !asking.Contains(call.Owner)).Select(call => call.Owner).Distinct()
            .ShouldBe(["GlobalReach.Workflows.Leads.CodeNames", "GlobalReach.Workflows.Leads.PostponeNextStep/Handler"], ignoreOrder: true, "Code names are given by handlers that asked.");
    }

    [Fact]
    public void Nothing_runs_on_domain_events_inside_the_transaction() =>
        Workflows.GetTypes().Where(t => t.GetInterfaces().Any(i => i == typeof(INotification) || (i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INotificationHandler<>)))).ShouldBeEmpty();

    [Fact]
    public void No_request_hands_out_something_that_can_be_changed()
    {
        foreach (var request in Requests)
        {
            var answer = request.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
            Parts(answer, []).Where(t => t.IsAssignableTo(typeof(Recorder))).ShouldBeEmpty(request.FullName);
        }
    }

    [Fact]
    public void Facts_hold_ids_and_values_and_nothing_that_lives()
    {
        foreach (var fact in Domain.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IFact))))
        {
            fact.GetProperties().Select(p => p.PropertyType).Where(t => t.IsAssignableTo(typeof(Recorder)) || t == typeof(GlobalReach.Domain.Contacts.ContactDetails)).ShouldBeEmpty(fact.Name);
        }
    }

    private static IEnumerable<Type> HandledBy(Type type) =>
        type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)).Select(i => i.GetGenericArguments()[0]);

    /// <summary>A type and everything its values are made of, as far as it is ours.</summary>
    private static HashSet<Type> Parts(Type type, HashSet<Type> seen)
    {
        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : type.IsArray ? [type.GetElementType()!] : []) Parts(argument, seen);
        if (type.Namespace?.StartsWith("GlobalReach", StringComparison.Ordinal) != true || !seen.Add(type)) return seen;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)) Parts(property.PropertyType, seen);
        return seen;
    }

    /// <summary>Who calls a method of one of these names, state machines and closures counted for the type they were written in.</summary>
    private static List<(string Owner, string Method)> Calls(params string[] names) =>
        [.. CalledBy(method => names.Contains(method.Name)).Select(call => (call.Owner, call.Called[(call.Called.IndexOf('.', StringComparison.Ordinal) + 1)..]))];

    private static List<(string Owner, string Called)> CalledBy(Func<MethodReference, bool> which)
    {
        using var module = ModuleDefinition.ReadModule(Workflows.Location);
        return
        [
            .. from type in module.GetTypes()
               from method in type.Methods
               where method.HasBody
               from instruction in method.Body.Instructions
               where (instruction.OpCode == OpCodes.Call || instruction.OpCode == OpCodes.Callvirt) && instruction.Operand is MethodReference called && which(called)
               select (Written(type).FullName, $"{((MethodReference)instruction.Operand).DeclaringType.Name}.{((MethodReference)instruction.Operand).Name}"),
        ];
    }

    private static TypeDefinition Written(TypeDefinition type) => type.Name.StartsWith('<') && type.DeclaringType is { } outer ? Written(outer) : type;
}
