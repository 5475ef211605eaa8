using GlobalReach.Domain.People;
using MediatR;

namespace GlobalReach.Workflows.Requests;

/// <summary>Every request says who may try it at all; forgetting it does not compile.</summary>
public interface IRequirePermission
{
    static abstract Permission Requires { get; }
}

/// <summary>Changes something: one handler, one save.</summary>
public interface IChange : IRequirePermission;

/// <summary>Changes something and has nothing to tell.</summary>
public interface ICommand : IChange, IRequest<Outcome>;

/// <summary>Changes something and tells what came of it.</summary>
public interface ICommand<T> : IChange, IRequest<Outcome<T>>;

/// <summary>Only looks.</summary>
public interface IQuery<T> : IRequirePermission, IRequest<Outcome<T>>;
